import type { Entry } from '../journal/entry.js';
import { messageOf } from '../message-of.js';
import type { UnexplainedAlert } from '../store/evidence.js';
import type { PostgresJournal } from '../store/journal.js';
import type { SnapshotStore } from '../store/snapshots.js';
import { type EvidenceJob, type EvidenceOutcome, unavailable } from './evidence-job.js';
import { explainAlert } from './explain-alert.js';

/** Events between the newest state before an alert and the alert; with more the search would take minutes. */
const MOST_EVENTS = 2_000_000;

export interface EvidenceSources {
  readonly snapshots: SnapshotStore;
  readonly journal: PostgresJournal;
}

/**
 * Looks for the events behind an alert: the newest state before it, and what the journal holds from there on.
 *
 * @throws if the database did not answer: it may be tried again
 */
export async function searchEvidence(alert: UnexplainedAlert, { snapshots, journal }: EvidenceSources): Promise<EvidenceOutcome> {
  const { deployment, statement, triggerOffset: position, ordinal } = alert;
  if (deployment === null) return unavailable('the rule that found it has been deleted');
  const info = await snapshots.before(position);
  const snapshot = info && (await snapshots.load(info.id));
  const from = snapshot?.seq ?? 0;
  const way = await journal.wayTo(from, position);
  if (way.firstSeq !== from + 1) return unavailable('the journal does not reach back to it any more');
  if (way.events > MOST_EVENTS) return unavailable('too many events came between the last saved state and it');
  const orders = await journal.deploysBetween(from, position);
  const job = { row: { deployment, statement, position, ordinal }, orders, ...(snapshot ? { snapshot } : {}) };
  return replay(job, journal, from);
}

/** What breaks the replay, as a rule may, would break it again; a page that cannot be read may be read another time. */
async function replay(job: EvidenceJob, journal: PostgresJournal, from: number): Promise<EvidenceOutcome> {
  const unread: unknown[] = [];
  async function* entriesAfter(): AsyncGenerator<Entry> {
    for (let read = from; ; ) {
      const page = await journal.readAfter(read).catch((error: unknown) => {
        unread.push(error);
        throw error;
      });
      const last = page.at(-1);
      if (!last) return;
      yield* page;
      read = last.seq;
    }
  }
  try {
    const evidence = await explainAlert(job, entriesAfter());
    return evidence ? { kind: 'found', evidence } : unavailable('what the journal holds does not lead to it');
  } catch (error) {
    if (unread.length > 0) throw error;
    return unavailable(messageOf(error));
  }
}
