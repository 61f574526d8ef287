import './drawer.css';
import { type DiagnosticSeverity, positionIn } from '@rulewright/core';
import { Icon } from '../../design/icon.js';
import { sentence } from '../../texts/sentence.js';
import { texts } from '../../texts/texts.js';
import type { PlacedProblem } from '../document/problems.js';
import { useEditor, useEditorState } from '../editor-context.js';
import { FixButton } from './fix-button.js';

/** All problems, the worst first: where, what, and what would mend it. */
export function Problems({ problems }: { readonly problems: readonly PlacedProblem[] }) {
  const words = texts.drawer;
  if (problems.length === 0) {
    return (
      <div className="rw-problems">
        <p className="rw-problems-none">
          {words.none}. <span className="hint">{words.noneHint}</span>
        </p>
      </div>
    );
  }
  return (
    <ul className="rw-problems" aria-label={words.tabs.problems}>
      {problems.map((problem) => (
        <ProblemRow
          key={`${problem.diagnostic.code} ${problem.diagnostic.span.start} ${problem.diagnostic.message}`}
          problem={problem}
        />
      ))}
    </ul>
  );
}

function ProblemRow({ problem }: { readonly problem: PlacedProblem }) {
  const editor = useEditor();
  const { diagnostic, node } = problem;
  const show = () => {
    if (node) editor.select(node.id, { reveal: 'canvas' });
    editor.reveal(diagnostic.span);
  };
  return (
    <li className="rw-problem">
      <ProblemMark severity={diagnostic.severity} />
      <button type="button" className="rw-problem-where" onClick={show}>
        {node?.frame.title ?? editor.name}
      </button>
      <ProblemText problem={problem} split />
      <span>{diagnostic.fixes?.[0] && <FixButton fix={diagnostic.fixes[0]} />}</span>
    </li>
  );
}

/** Line and words of a problem; `split` gives each its own column. */
export function ProblemText({ problem, split = false }: { readonly problem: PlacedProblem; readonly split?: boolean }) {
  const starts = useEditorState((state) => state.analysis?.lineStarts);
  const { diagnostic } = problem;
  const line = starts ? positionIn(starts, diagnostic.span.start).line : 1;
  return (
    <>
      <span className="rw-problem-line">{texts.drawer.line(line)}</span>
      <p className={split ? undefined : 'cut'} title={diagnostic.detail}>
        {sentence(diagnostic.message)}
        {diagnostic.hint && <span className="hint">{sentence(diagnostic.hint)}</span>}
      </p>
    </>
  );
}

export function ProblemMark({ severity }: { readonly severity: DiagnosticSeverity }) {
  const icon = severity === 'error' ? 'error' : severity === 'warning' ? 'warning' : 'info';
  return (
    <span className="rw-problem-mark" data-severity={severity} role="img" aria-label={texts.canvas.problems[severity]}>
      <Icon name={icon} />
    </span>
  );
}
