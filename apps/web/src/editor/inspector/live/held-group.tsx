import './live.css';
import type { WireHeldEntry } from '@rulewright/contracts';
import type { Value } from '@rulewright/core';
import { EventValue, EventValues } from '../../../design/marks/event-value.js';
import { texts } from '../../../texts/texts.js';
import type { GroupHead } from '../../language/group-head.js';
import { valueText } from './value-text.js';

type Group = Extract<WireHeldEntry, { readonly kind: 'group' }>;

/** What keys and aggregates are called, over a list of groups. */
export function GroupsHead({ head }: { readonly head: GroupHead }) {
  return (
    <div className="rw-live-group rw-live-group-head">
      <span className="cut">{head.keys.join(', ')}</span>
      <span className="cut" title={head.values.join(' · ')}>
        {head.values.join(' · ')}
      </span>
    </div>
  );
}

/** A group in a line: its keys, what its aggregates say; each under its name when it is opened. */
export function HeldGroup({ group, head }: { readonly group: Group; readonly head: GroupHead | undefined }) {
  const words = texts.live;
  const { keys, values, rows } = group;
  const counted = rows > 0 ? [words.rowsOf(rows)] : [];
  return (
    <details className="rw-live-row">
      <summary className="rw-live-group">
        <span className="mono cut">{keys.length > 0 ? <EventValues values={keys.map(valueText)} between=", " /> : words.all}</span>
        <span className="hint num cut">
          <EventValues values={[...values.map(inLine), ...counted]} between=" · " />
        </span>
      </summary>
      <dl>
        {[...keys, ...values].map((value, index) => {
          const name = [...(head?.keys ?? []), ...(head?.values ?? [])][index] ?? '';
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a value is its place
            <div key={index}>
              <dt title={name}>{name}</dt>
              <dd className="mono">
                <EventValue text={valueText(value)} />
              </dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}

/**
 * Of a list its first value: a hundred addresses would hide what stands behind them. How many they are it does not say, for it
 * may be cut.
 */
function inLine(value: Value): string {
  if (!Array.isArray(value)) return valueText(value);
  const [first = null] = value as readonly Value[];
  return value.length > 1 ? `${valueText(first)} …` : valueText(first);
}
