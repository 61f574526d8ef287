import './event-types.css';
import { Icon } from '../../design/icon.js';
import { texts } from '../../texts/texts.js';
import type { Drift } from './drift.js';

/** In what the newest events differ from the declaration, each with the count of events. */
export function DriftBox({ drifts, readBy }: { readonly drifts: readonly Drift[]; readonly readBy: readonly string[] }) {
  const words = texts.eventTypes;
  if (drifts.length === 0) return null;
  return (
    <section className="rw-type-drift" aria-label={words.drift}>
      <Icon name="warning" />
      <ul>
        {drifts.map(({ kind, property, found, declared, events, of }) => (
          <li key={property}>
            <b className="mono">{property}</b>{' '}
            {kind === 'undeclared' ? words.undeclared(found) : words.otherType(found, declared ?? '')}{' '}
            <span className="hint num">{words.inEvents(events, of)}</span>
          </li>
        ))}
        <li className="hint">{readBy.length > 0 ? words.driftReadBy(readBy) : words.readByNobody}</li>
      </ul>
    </section>
  );
}
