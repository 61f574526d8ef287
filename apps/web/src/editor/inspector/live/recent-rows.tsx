import './live.css';
import type { WireNodeInspection } from '@rulewright/contracts';
import { useState } from 'react';
import { Segmented } from '../../../design/fields/segmented.js';
import { formatClock } from '../../../texts/format.js';
import { texts } from '../../../texts/texts.js';
import { RowDetails } from './row-details.js';

const SIDES = [
  { value: 'in', label: texts.live.in },
  { value: 'out', label: texts.live.out },
] as const;

/** What came in and went out since the part was selected, the newest first. */
export function RecentRows({ found }: { readonly found: WireNodeInspection }) {
  const [side, setSide] = useState<'in' | 'out'>('out');
  const words = texts.live;
  const rows = (side === 'in' ? found.in : found.out) ?? found.out;
  return (
    <section className="rw-live-part" aria-label={words.lastRows}>
      <h4>
        {words.lastRows}
        {found.in && <Segmented label={words.whichRows} segments={SIDES} value={side} onChange={setSide} />}
      </h4>
      {rows.length === 0 ? (
        <p className="hint">{words.nothingPassed}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by key
        <ul className="rw-live-list" aria-label={words.lastRows} tabIndex={0}>
          {rows.map(({ time, kind, row }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows that passed have no name but their place
            <li key={index}>
              <RowDetails row={row} before={formatClock(time)} sign={kind === 'removed' ? '−' : ''} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
