import './node.css';
import type { Severity } from '@rulewright/contracts';
import { type BlockNode as Block, NODE_KINDS } from '@rulewright/diagram';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { colourEpl } from '../../../design/colour-epl.js';
import { Icon } from '../../../design/icon.js';
import { Ruler } from '../../../design/marks/ruler.js';
import { SeverityTicks } from '../../../design/marks/severity-ticks.js';
import { sentence } from '../../../texts/sentence.js';
import { texts } from '../../../texts/texts.js';
import type { BlockFlowNode, Problem } from '../canvas-data.js';
import type { BlockBox } from '../layout.js';
import { MOST_COLUMNS, shownOf, type WrappedLines } from '../measure.js';
import { nodeIcon } from '../node-icons.js';
import { Badge } from './badge.js';
import { Connector } from './connector.js';
import { FramePorts } from './frame-ports.js';
import { LiveMarks } from './live-marks.js';
import { Stock } from './stock.js';
import { TestBadge } from './test-badge.js';

/** Nodes that stand this high in their frame are reached from above it. */
const FIRST_ROW = 60;

/** Words of these kinds are names, not the name of the kind. */
const NAMED: ReadonlySet<Block['kind']> = new Set(['event-type', 'stream', 'timer', 'schema', 'alert']);

/** One step of a statement: what it is, what it says, how much of it is held, how much goes on. */
export const BlockNode = memo(function BlockNode({ data }: NodeProps<BlockFlowNode>) {
  const { box, ports, counter, stock, problem } = data;
  const { block } = box;
  const error = problem?.worst.severity === 'error' ? problem : undefined;
  const double = block.kind === 'named-window' || block.kind === 'table';
  return (
    <div
      className="rw-node"
      data-family={NODE_KINDS[block.kind].family}
      data-double={double || undefined}
      data-problem={problem?.worst.severity}
    >
      <Head block={block} fromHead={box.lines.fromHead} stock={stock} />
      {error ? <ErrorLines problem={error} /> : <Lines block={block} lines={box.lines} />}
      {block.ruler && <BlockRuler box={box} />}
      {block.columns && <Columns columns={block.columns} />}
      {box.connector > 0 && <Connector counter={counter} length={box.connector} port={NODE_KINDS[block.kind].output ?? 'row'} />}
      {problem && <Badge problem={problem} />}
      <TestBadge node={block.id} />
      <FramePorts ports={ports} fromAbove={double && box.y < FIRST_ROW} />
    </div>
  );
});

interface HeadProps {
  readonly block: Block;
  readonly fromHead: WrappedLines['fromHead'];
  readonly stock: string;
}

function Head({ block, fromHead, stock }: HeadProps) {
  const word = fromHead === 'name' ? texts.canvas.alert : block.word;
  return (
    <div className="rw-node-head">
      <Icon name={nodeIcon(block.kind)} size={14} />
      <span className="rw-node-word" data-name={(NAMED.has(block.kind) && fromHead !== 'name') || undefined} title={block.word}>
        {word}
      </span>
      {fromHead !== 'argument' && <Argument block={block} />}
      <Stock kind={block.kind} counter={stock} />
    </div>
  );
}

/** What stands beside the word: a severity as its ticks, words as words, everything else as written. */
function Argument({ block }: { readonly block: Block }) {
  const { kind, argument } = block;
  if (kind === 'stream' && argument === undefined) {
    return (
      <span className="rw-node-argument" data-words>
        {texts.canvas.derived}
      </span>
    );
  }
  if (argument === undefined) return null;
  if (kind === 'alert' && isSeverity(argument)) {
    return (
      <span className="rw-node-severity">
        <SeverityTicks severity={argument} word={false} />
      </span>
    );
  }
  return (
    <span className="rw-node-argument" data-words={argument === 'all of' || undefined}>
      {argument === 'all of' ? `· ${argument}` : argument}
    </span>
  );
}

function isSeverity(word: string): word is Severity {
  return word in texts.severities;
}

function Lines({ block, lines: { rows, hidden, fromHead } }: { readonly block: Block; readonly lines: WrappedLines }) {
  if (rows.length === 0) return null;
  const head = fromHead === 'name' ? block.word : fromHead === 'argument' ? block.argument : undefined;
  const whole = head === undefined ? block.lines : [head, ...block.lines];
  return (
    <div className="rw-node-lines" title={whole.join('\n')}>
      {rows.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
        <span key={index}>
          {(fromHead === 'name' ? [{ role: undefined, text: line }] : colourEpl(line)).map((piece, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the line
            <span key={at} data-role={piece.role}>
              {piece.text}
            </span>
          ))}
        </span>
      ))}
      {hidden > 0 && <span className="hint">{texts.canvas.more(hidden)}</span>}
    </div>
  );
}

/** The message takes the place of the expression. */
function ErrorLines({ problem }: { readonly problem: Problem }) {
  const { message, hint } = problem.worst;
  const text = sentence(hint ? `${message}: ${hint}` : message);
  return (
    <div className="rw-node-lines">
      <span className="rw-node-error" title={text}>
        {text}
      </span>
    </div>
  );
}

const RULER_LEFT = 12;
const RULER_RIGHT = 8;
const TICK_CHAR = 5.4;
const RULER_GAP = 6;

function BlockRuler({ box }: { readonly box: BlockBox }) {
  const { ruler } = box.block;
  if (ruler === undefined) return null;
  const sliding = ruler.form === 'sliding';
  const from = sliding ? ruler.label : '0';
  const to = sliding ? texts.canvas.now : ruler.label;
  const labels = (from.length + to.length) * TICK_CHAR + 2 * RULER_GAP;
  const shown = Math.min(320, Math.max(40, Math.round(box.width - 2 - RULER_LEFT - RULER_RIGHT - labels - 4)));
  return (
    <div className="rw-node-ruler">
      <Ruler spanMs={ruler.lengthMs ?? 0} width={shown} from={from} to={to}>
        {sliding && ruler.lengthMs !== undefined && <LiveMarks node={box.id} spanMs={ruler.lengthMs} width={shown} />}
      </Ruler>
    </div>
  );
}

function Columns({ columns }: { readonly columns: NonNullable<Block['columns']> }) {
  const { shown, hidden } = shownOf(columns, MOST_COLUMNS);
  return (
    <dl className="rw-node-columns">
      {shown.map((column) => (
        <div key={column.name}>
          <dt>{column.name}</dt>
          <dd>{column.type}</dd>
        </div>
      ))}
      {hidden > 0 && (
        <div>
          <dt className="hint">{texts.canvas.more(hidden)}</dt>
        </div>
      )}
    </dl>
  );
}
