import './diff-text.css';
import '../epl-text.css';
import type { DiffLine } from '@rulewright/core';
import { texts } from '../../texts/texts.js';
import { colourEpl } from '../colour-epl.js';

const SIGNS = { added: '+', removed: '−', same: '' } satisfies Record<DiffLine['kind'], string>;

/** EPL as it became, line by line: what is new, what is gone, and what stayed between them. */
export function DiffText({ label, lines }: { readonly label?: string; readonly lines: readonly DiffLine[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by key
    <section className="rw-diff" tabIndex={0} aria-label={label}>
      {lines.map(({ kind, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
        <div key={index} data-kind={kind}>
          <span aria-hidden>{SIGNS[kind]}</span>
          <code className="rw-epl">
            {kind !== 'same' && <span className="visually-hidden">{texts.history.changes[kind]}: </span>}
            {colourEpl(text).map((piece, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the line
              <span key={at} data-role={piece.role}>
                {piece.text}
              </span>
            ))}
          </code>
        </div>
      ))}
    </section>
  );
}
