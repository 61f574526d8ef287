import './live.css';
import type { WireHeldEntry } from '@rulewright/contracts';
import { formatSpan } from '../../../texts/format.js';
import { texts } from '../../../texts/texts.js';
import { useEditorState } from '../../editor-context.js';
import { RowDetails } from './row-details.js';

interface PartialMatchProps {
  readonly entry: Extract<WireHeldEntry, { readonly kind: 'partial-match' }>;
  /** engine time */
  readonly now: number;
}

/** A pattern that has come part of its way: what it has, how old that is, and what it waits for. */
export function PartialMatch({ entry, now }: PartialMatchProps) {
  const { tags, ageMs, waitsAt, waitsFor, due, negated } = entry;
  const awaited = useEditorState((state) => {
    const part = state.analysis?.index.get(waitsAt)?.part;
    return part && 'word' in part ? part.word : undefined;
  });
  const words = texts.live;
  const left = due === undefined ? undefined : Math.max(0, due - now);
  const what = awaited ?? words.itsNext;
  const waits = waitsFor === 'time' ? words.waitsForTime : negated ? words.endsIf(what) : words.waitsFor(what);
  const bound = Object.entries(tags).flatMap(([tag, value]) =>
    (Array.isArray(value) ? value : [value]).map((row, index, all) => ({ tag: all.length > 1 ? `${tag}[${index}]` : tag, row })),
  );
  return (
    <div className="rw-live-match">
      <p>
        <span>{waits}</span>
        <span className="hint num">
          {[
            ageMs === null ? words.notBegun : words.old(formatSpan(ageMs)),
            ...(left === undefined ? [] : [words.left(formatSpan(left))]),
          ].join(' · ')}
        </span>
      </p>
      {ageMs !== null && left !== undefined && (
        <meter className="rw-live-meter" min={0} max={ageMs + left} value={ageMs} aria-label={words.old(formatSpan(ageMs))} />
      )}
      {bound.map(({ tag, row }) => (
        <RowDetails key={tag} row={row} before={tag} />
      ))}
    </div>
  );
}
