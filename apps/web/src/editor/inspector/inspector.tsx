import '../canvas/families.css';
import './inspector.css';
import { type Diagnostic, positionIn } from '@rulewright/core';
import { type Frame, NODE_KINDS } from '@rulewright/diagram';
import { IconButton } from '../../design/button/icon-button.js';
import { EplText } from '../../design/epl-text.js';
import { Icon } from '../../design/icon.js';
import type { IconName } from '../../design/icons.js';
import { sentence } from '../../texts/sentence.js';
import { texts } from '../../texts/texts.js';
import { nodeIcon, scopeIcon } from '../canvas/node-icons.js';
import { borrowedCounters } from '../document/counter-id.js';
import type { IndexedNode } from '../document/diagram-index.js';
import { FixButton } from '../drawer/fix-button.js';
import { ProblemMark } from '../drawer/problems.js';
import { useEditor, useEditorState } from '../editor-context.js';
import { CountedFigures } from './counted-figures.js';
import { LiveInside } from './live/live-inside.js';
import { lookedAt } from './live/looked-at.js';
import { NodeForm } from './node-form.js';
import { PartMenu } from './part-menu.js';

const NO_PROBLEMS: readonly Diagnostic[] = [];
const NO_FRAMES: readonly Frame[] = [];

/** The selected part: what it is, how it is written, what is wrong, what passes. */
export function Inspector() {
  const node = useEditorState((state) => (state.selected === undefined ? undefined : state.analysis?.index.get(state.selected)));
  if (node === undefined) return <Overview />;
  return (
    <>
      <InspectorHead node={node} />
      <NodeProblems id={node.id} />
      <NodeForm key={node.id} node={node} />
      <NodeText node={node} />
      <NodeFigures node={node} />
    </>
  );
}

/** Nothing is selected: the statements of the rule, each one a way in. */
function Overview() {
  const editor = useEditor();
  const frames = useEditorState((state) => state.analysis?.diagram.frames ?? NO_FRAMES);
  const words = texts.editor;
  return (
    <>
      <div className="rw-inspector-none">
        {words.nothingSelected}. <span className="hint">{words.nothingSelectedHint}</span>
      </div>
      {frames.length > 0 && (
        <section className="rw-inspector-section">
          <h3>{words.statements}</h3>
          <ul>
            {frames.map((frame) => (
              <li key={frame.id}>
                <button
                  type="button"
                  className="rw-inspector-statement"
                  onClick={() => editor.select(frame.id, { reveal: 'canvas', focus: true })}
                >
                  <span className="cut">{frame.title}</span>
                  <span className="hint">{frame.chips.join(' ')}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function InspectorHead({ node }: { readonly node: IndexedNode }) {
  const editor = useEditor();
  const starts = useEditorState((state) => state.analysis?.lineStarts);
  const { title, icon, family } = faceOf(node);
  const lines = starts
    ? texts.canvas.lines(
        positionIn(starts, node.span.start).line,
        positionIn(starts, Math.max(node.span.start, node.span.end - 1)).line,
      )
    : '';
  return (
    <header className="rw-inspector-head" data-family={family}>
      <span className="rw-inspector-icon">
        <Icon name={icon} />
      </span>
      <h2 className="cut">{title}</h2>
      <span className="hint cut">{texts.editor.statementLines(node.frame.title, lines)}</span>
      <span className="rw-inspector-menu">
        <PartMenu />
        <span className="rw-inspector-close">
          <IconButton size="small" icon="x" label={texts.editor.closeInspector} onClick={() => editor.select(undefined)} />
        </span>
      </span>
    </header>
  );
}

interface Face {
  readonly title: string;
  readonly icon: IconName;
  readonly family: string | undefined;
}

function faceOf({ part, frame }: IndexedNode): Face {
  if (part === frame) return { title: frame.title, icon: 'rules', family: undefined };
  if (!('shape' in part)) return { title: 'word' in part ? part.word : frame.title, icon: 'circle', family: 'window' };
  switch (part.shape) {
    case 'block':
      return { title: part.word, icon: nodeIcon(part.kind), family: NODE_KINDS[part.kind].family };
    case 'scope':
      return { title: [part.word, part.argument].filter(Boolean).join(' '), icon: scopeIcon(part.kind), family: 'pattern' };
    case 'lane':
      return { title: texts.canvas.followedBy, icon: 'followedBy', family: 'pattern' };
  }
}

function NodeProblems({ id }: { readonly id: string }) {
  const problems = useEditorState((state) => state.analysis?.problemsByNode.get(id) ?? NO_PROBLEMS);
  if (problems.length === 0) return null;
  return (
    <section className="rw-inspector-section" aria-label={texts.drawer.tabs.problems}>
      {problems.map((problem) => (
        <div className="rw-inspector-problem" key={`${problem.code} ${problem.span.start}`}>
          <ProblemMark severity={problem.severity} />
          <p>
            {sentence(problem.message)}
            {problem.hint && <span className="hint"> {sentence(problem.hint)}</span>}
          </p>
          {problem.fixes?.[0] && <FixButton fix={problem.fixes[0]} />}
        </div>
      ))}
    </section>
  );
}

function NodeText({ node }: { readonly node: IndexedNode }) {
  const text = useEditorState((state) => state.analysis?.text.slice(node.span.start, node.span.end) ?? '');
  return (
    <section className="rw-inspector-section">
      <h3>{texts.editor.text}</h3>
      <div className="rw-inspector-text">
        <EplText text={text} />
      </div>
    </section>
  );
}

/** Figures of the engine; they fill in once it runs. */
function NodeFigures({ node }: { readonly node: IndexedNode }) {
  const borrowed = borrowedCounters(node.frame);
  const counter = borrowed.has(node.id) ? borrowed.get(node.id) : node.id;
  if (lookedAt(node).nodes.length === 0) return null;
  return (
    <section className="rw-inspector-section">
      <h3>
        {texts.editor.live60} <span className="hint">{texts.editor.liveHint}</span>
      </h3>
      {counter !== undefined && <CountedFigures key={counter} node={counter} />}
      <LiveInside key={node.id} node={node} />
    </section>
  );
}
