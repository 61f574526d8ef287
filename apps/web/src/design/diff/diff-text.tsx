import './diff-text.css';
import '../epl-text.css';
import type { DiffLine } from '@rulewright/core';
import { useMemo } from 'react';
import { texts } from '../../texts/texts.js';
import { colourEpl } from '../colour-epl.js';
import { changedWords, type Mark } from './changed-words.js';

const SIGNS = { added: '+', removed: '−', same: '' } satisfies Record<DiffLine['kind'], string>;

/** EPL as it became, line by line: what is new, what is gone, and what stayed between them. */
export function DiffText({ label, lines }: { readonly label?: string; readonly lines: readonly DiffLine[] }) {
  const marks = useMemo(() => changedWords(lines), [lines]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by key
    <section className="rw-diff" tabIndex={0} aria-label={label}>
      {lines.map(({ kind, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
        <div key={index} data-kind={kind}>
          <span aria-hidden>{SIGNS[kind]}</span>
          <code className="rw-epl">
            {kind !== 'same' && <span className="visually-hidden">{texts.history.changes[kind]}: </span>}
            {withMarks(colourEpl(text), marks[index] ?? []).map((piece, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the line
              <span key={at} data-role={piece.role} data-changed={piece.changed || undefined}>
                {piece.text}
              </span>
            ))}
          </code>
        </div>
      ))}
    </section>
  );
}

type Piece = ReturnType<typeof colourEpl>[number];

/** The pieces of a line, cut where a mark begins or ends. */
function withMarks(pieces: readonly Piece[], marks: readonly Mark[]): readonly (Piece & { readonly changed: boolean })[] {
  const cuts = marks.flatMap(({ start, end }) => [start, end]);
  let at = 0;
  return pieces.flatMap((piece) => {
    const [from, to] = [at, at + piece.text.length];
    at = to;
    const edges = [from, ...cuts.filter((cut) => cut > from && cut < to), to];
    return edges.slice(0, -1).map((edge, index) => ({
      ...piece,
      text: piece.text.slice(edge - from, (edges[index + 1] ?? to) - from),
      changed: marks.some(({ start, end }) => start <= edge && edge < end),
    }));
  });
}
