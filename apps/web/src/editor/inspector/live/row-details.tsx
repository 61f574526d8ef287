import './live.css';
import type { EventRecord } from '@rulewright/core';
import { EventValue, EventValues } from '../../../design/marks/event-value.js';
import { valueText } from './value-text.js';

interface RowDetailsProps {
  readonly row: EventRecord;
  /** what stands before it: a time, a tag, a stream */
  readonly before?: string;
  readonly sign?: string;
}

/** So many columns stand in the line; all of them when it is opened. */
const IN_LINE = 3;

/** A row in a line, and all of its columns when it is opened. */
export function RowDetails({ row, before, sign }: RowDetailsProps) {
  const columns = Object.entries(row);
  const filled = columns.filter(([, value]) => value !== null);
  return (
    <details className="rw-live-row">
      <summary>
        {sign && <span className="rw-live-sign">{sign}</span>}
        {before && <span className="rw-live-before mono">{before}</span>}
        <span className="cut mono">
          <EventValues
            values={(filled.length > 0 ? filled : columns).slice(0, IN_LINE).map(([, value]) => valueText(value))}
            between="  "
          />
        </span>
      </summary>
      <dl>
        {columns.map(([name, value]) => (
          <div key={name}>
            <dt>
              <EventValue text={name} />
            </dt>
            <dd className="mono">
              <EventValue text={valueText(value)} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
