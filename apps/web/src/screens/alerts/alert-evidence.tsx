import './alert-detail.css';
import type { AlertDetail, Evidence } from '@rulewright/contracts';
import { EventValue, EventValues } from '../../design/marks/event-value.js';
import { formatClock, formatCount, formatFull } from '../../texts/format.js';
import { shownDirections } from '../../texts/shown-directions.js';
import { texts } from '../../texts/texts.js';
import { columnsOfEvent, fullValue, saysRole } from './alert-columns.js';

/** Whether the events behind an alert are still looked for. */
export function isSearched(detail: AlertDetail | undefined): boolean {
  return detail !== undefined && detail.evidence === null && detail.evidenceNote === null;
}

/** The events behind an alert, oldest first; or that they are looked for, or why they cannot be found. */
export function AlertEvidence({ detail }: { readonly detail: AlertDetail }) {
  const { evidence, evidenceTotal, evidenceWhole, evidenceNote } = detail;
  const words = texts.alerts;
  const total = evidenceTotal ?? evidence?.length ?? 0;
  return (
    <section className="rw-detail-section" aria-label={words.evidence}>
      <h3>
        {words.evidence} {evidence && <span className="hint num">{words.evidenceCount(total)}</span>}
      </h3>
      {evidenceNote !== null && <p className="hint">{words.evidenceNone(evidenceNote)}</p>}
      {isSearched(detail) && <p className="hint">{words.evidenceWaiting}</p>}
      {evidence && (
        <>
          {total > evidence.length && <p className="hint">{words.evidenceNewest(evidence.length, total)}</p>}
          {evidenceWhole === false && <p className="hint">{words.evidencePart}</p>}
          <ol className="rw-evidence">
            {evidence.map((event, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an event is its place in the list
              <li key={index}>
                <EvidenceEvent event={event} />
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

/** One event in a line: when, as what, its values; all of them when it is opened. */
function EvidenceEvent({ event }: { readonly event: Evidence }) {
  const { time, record, offset } = event;
  const words = texts.alerts;
  return (
    <details>
      <summary>
        <time className="num hint" title={time === null ? words.evidenceBefore : formatFull(time)}>
          {time === null ? words.evidenceEarlier : formatClock(time)}
        </time>
        <span className="rw-evidence-what">
          {saysRole(event) && <b>{event.role}</b>} {event.type}
        </span>
        <span className="cut">
          {columnsOfEvent(record).map(({ name, text }) => (
            <span className="rw-alert-column" key={name}>
              <EventValue text={name} />{' '}
              <b>
                <EventValue text={text} />
              </b>
            </span>
          ))}
        </span>
      </summary>
      <dl className="rw-detail-columns">
        {Object.entries(record).map(([name, value]) => (
          <div key={name}>
            <dt title={shownDirections(name)}>
              <EventValue text={name} />
            </dt>
            <dd>
              <EventValues values={fullValue(value)} between=", " />
            </dd>
          </div>
        ))}
        {offset >= 0 && (
          <div>
            <dt>{words.journalPlace}</dt>
            <dd className="num">{formatCount(offset)}</dd>
          </div>
        )}
      </dl>
    </details>
  );
}
