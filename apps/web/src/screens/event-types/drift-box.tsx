import './type-detail.css';
import type { Drift } from '@rulewright/contracts';
import { Icon } from '../../design/icon.js';
import { texts } from '../../texts/texts.js';

/** In what the newest events differ from the declaration, each with the count of events. */
export function DriftBox({ drifts, readBy }: { readonly drifts: readonly Drift[]; readonly readBy: readonly string[] }) {
  const words = texts.eventTypes;
  if (drifts.length === 0) return null;
  return (
    <section className="rw-type-drift" aria-label={words.drift}>
      <Icon name="warning" />
      <ul>
        {drifts.map((drift) => (
          <li key={drift.property}>
            <b className="mono">{drift.property}</b> <Difference drift={drift} />
          </li>
        ))}
        <li className="hint">{readBy.length > 0 ? words.driftReadBy(readBy) : words.readByNobody}</li>
      </ul>
    </section>
  );
}

function Difference({ drift }: { readonly drift: Drift }) {
  const words = texts.eventTypes;
  if (drift.kind === 'stopped') {
    const { lastMs, instead } = drift;
    return (
      <>
        {words.stopped(lastMs)}
        {instead !== null && (
          <>
            {' '}
            {words.comesInstead} <b className="mono">{instead}</b>
          </>
        )}
      </>
    );
  }
  return (
    <>
      {drift.kind === 'undeclared' ? words.undeclared(drift.found) : words.otherType(drift.found, drift.declared)}{' '}
      <span className="hint num">{words.inEvents(drift.events, drift.of)}</span>
    </>
  );
}
