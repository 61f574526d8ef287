import type { Evidence, EvidenceEvent, Explanation } from '@rulewright/engine';
import type { FoundEvent, FoundEvidence } from './evidence-job.js';

/** More events are counted, not named: nobody reads them in a list. */
const MOST_EVENTS = 200;

/**
 * The events from outside behind a row, through all the rules that made it: each once, oldest first, those of unknown time before all.
 *
 * @param isOutside whether events of a type come from outside; what led to another one that came before the saved state is not known
 */
export function flatEvidence(explanation: Explanation, isOutside: (eventType: string) => boolean): FoundEvidence {
  const events = new Map<string, FoundEvent>();
  let unnamed = 0;
  let whole = true;
  const take = (evidence: Evidence): void => {
    whole &&= evidence.isWhole;
    unnamed += Math.max(0, evidence.total - evidence.events.length);
    for (const event of evidence.events) {
      if (event.from) {
        take(event.from);
        continue;
      }
      whole &&= isOutside(event.eventType);
      events.set(keyOf(event, events.size), foundEvent(event));
    }
  };
  take(explanation);
  const sorted = [...events.values()].sort((a, b) => (a.time ?? -1) - (b.time ?? -1) || (a.offset ?? -1) - (b.offset ?? -1));
  return { events: sorted.slice(-MOST_EVENTS), total: sorted.length + unnamed, whole };
}

/** One event may be behind a row in several ways. */
function keyOf({ position, eventType }: EvidenceEvent, place: number): string {
  return position === undefined ? `?${place}` : `${position} ${eventType}`;
}

function foundEvent({ role, eventType, event, time, position }: EvidenceEvent): FoundEvent {
  return { type: eventType, role, record: event, time: time ?? null, offset: position ?? null };
}
