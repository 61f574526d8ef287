import type { Alert, AlertChange } from '@rulewright/contracts';
import type { EntryResult, NewAlert } from '../engine/session/entry-result.js';
import type { StoredPlace } from '../store/new-alerts.js';

/** The alerts of these results that are new in the store, as everybody hears of them, by `seq`. */
export function storedAlerts(results: readonly EntryResult[], places: ReadonlyMap<string, StoredPlace>): readonly Alert[] {
  if (places.size === 0) return [];
  const alerts = results.flatMap((result) =>
    result.alerts.flatMap((alert) => {
      const place = places.get(alert.id);
      return place ? [toAlert(alert, place)] : [];
    }),
  );
  return alerts.sort((a, b) => a.seq - b.seq);
}

/** What was asked outside and came later than its alert. */
export function enrichedAlerts(results: readonly EntryResult[]): readonly AlertChange[] {
  return results.flatMap(({ outcome }) =>
    outcome?.kind === 'enriched' ? [{ id: outcome.alert, enrichments: outcome.enrichments }] : [],
  );
}

function toAlert(alert: NewAlert, { seq, storedAt }: StoredPlace): Alert {
  const { id, rule, version, statement, name, severity, tags, key, row, enrichments, time, shadow } = alert;
  const told = { seq, id, rule, version, statement, name, severity, tags, key, row, time, shadow };
  const added = Object.keys(enrichments).length > 0 ? { enrichments } : {};
  return { ...told, ...added, state: 'open', stateBy: null, storedAt };
}
