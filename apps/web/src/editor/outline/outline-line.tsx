import './outline.css';
import { positionIn } from '@rulewright/core';
import { memo } from 'react';
import { colourEpl } from '../../design/colour-epl.js';
import { Icon } from '../../design/icon.js';
import { Chip } from '../../design/marks/chip.js';
import { sentence } from '../../texts/sentence.js';
import { texts } from '../../texts/texts.js';
import { LiveText, rateText } from '../canvas/nodes/live-text.js';
import { Stock } from '../canvas/nodes/stock.js';
import { ProblemMark } from '../drawer/problems.js';
import { useEditor, useEditorState } from '../editor-context.js';
import type { OutlineRow } from './outline-rows.js';

interface OutlineLineProps {
  readonly row: OutlineRow;
  readonly selected: boolean;
  readonly focusable: boolean;
  readonly folded: boolean;
  readonly onFold: (shut: boolean) => void;
}

/** More would push each other out of the row. */
const MOST_VALUES = 6;

/** One part of the rule: what it is, what it says, what passes. */
export const OutlineLine = memo(function OutlineLine({ row, selected, focusable, folded, onFold }: OutlineLineProps) {
  const editor = useEditor();
  const statement = row.level === 1;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the list around it
    <div
      className="rw-outline-row"
      role="treeitem"
      data-id={row.id}
      data-statement={statement || undefined}
      data-family={row.family}
      aria-level={row.level}
      aria-posinset={row.place}
      aria-setsize={row.of}
      aria-selected={selected}
      aria-expanded={row.hasParts ? !folded : undefined}
      tabIndex={focusable ? 0 : -1}
      onClick={(event) =>
        editor.select(row.id, event.shiftKey || event.ctrlKey || event.metaKey ? { add: true } : { reveal: 'text' })
      }
      onFocus={(event) => {
        if (event.target === event.currentTarget && !selected) editor.select(row.id, { reveal: 'text' });
      }}
    >
      <div className="rw-outline-part" style={{ paddingLeft: statement ? 8 : 28 + (row.level - 2) * 20 }}>
        {!statement && guides(row.level)}
        {row.hasParts && (
          <button
            type="button"
            className="rw-outline-fold"
            tabIndex={-1}
            aria-label={texts.outline.fold(row.word)}
            onClick={(event) => {
              event.stopPropagation();
              onFold(!folded);
            }}
          >
            <Icon name={folded ? 'chevronRight' : 'chevronDown'} size={14} />
          </button>
        )}
        {!statement && <Icon name={row.icon} size={14} />}
        <span className="cut">{row.word}</span>
        {statement && <StatementFacts row={row} />}
      </div>
      <div className="rw-outline-values">
        <Values values={row.values} />
        <RowProblem id={row.id} />
      </div>
      <div className="rw-outline-figure num">
        {row.stock && <Stock kind={row.stock.kind} counter={row.stock.counter} />}
        {row.counter !== undefined && <LiveText node={row.counter} write={rateText} />}
      </div>
    </div>
  );
});

function guides(level: number) {
  return Array.from({ length: level - 2 }, (_, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
    <i key={index} className="rw-outline-guide" style={{ left: 33 + index * 20 }} />
  ));
}

function StatementFacts({ row: { frame } }: { readonly row: OutlineRow }) {
  const starts = useEditorState((state) => state.analysis?.lineStarts);
  return (
    <>
      {frame.chips.map((chip) => (
        <Chip key={chip} size="small">
          {chip}
        </Chip>
      ))}
      {starts && (
        <span className="rw-outline-lines">
          {texts.canvas.lines(
            positionIn(starts, frame.span.start).line,
            positionIn(starts, Math.max(frame.span.start, frame.span.end - 1)).line,
          )}
        </span>
      )}
    </>
  );
}

function Values({ values }: { readonly values: readonly string[] }) {
  const hidden = values.length - MOST_VALUES;
  return (
    <>
      {values.slice(0, MOST_VALUES).map((value) => (
        <span key={value} className="rw-outline-value" title={value}>
          {colourEpl(value).map((piece, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the text
            <span key={at} data-role={piece.role}>
              {piece.text}
            </span>
          ))}
        </span>
      ))}
      {hidden > 0 && <span className="hint">{texts.canvas.more(hidden)}</span>}
    </>
  );
}

function RowProblem({ id }: { readonly id: string }) {
  const worst = useEditorState((state) => state.analysis?.problemsByNode.get(id)?.[0]);
  if (worst === undefined) return null;
  return (
    <span className="rw-outline-problem" data-severity={worst.severity}>
      <ProblemMark severity={worst.severity} />
      <span className="cut">{sentence(worst.message)}</span>
    </span>
  );
}
