import type { EventRecord, EventType, Value } from '@rulewright/core';
import type { CheckedModule } from '@rulewright/epl/semantics';
import type { Engine } from './contract.js';

/* Why a row came: what a host gives to have it explained, and what it is told. */

/** One row of one statement, as its host numbers them: an alert's id is made of this. */
export interface RowReference {
  readonly deployment: string;
  readonly statement: string;
  /** the host's number of what caused the row: the journal offset of an event, a tick or an order */
  readonly position: number;
  /** which of the rows that the statement added at that position, from 0 */
  readonly ordinal: number;
}

/** Something that was done to the engine: an entry of the host's journal. */
export interface ReplayEntry {
  readonly position: number;
  /** Does it again. An entry of several events says by `at` where each of them stands. */
  replay(engine: Engine, at: (position: number) => void): void;
}

export interface ExplainRequest {
  readonly row: RowReference;
  /** what was deployed when the snapshot was taken, in the order of deployment; without a snapshot, what is there before the first entry */
  readonly deployments: readonly {
    readonly id: string;
    readonly module: CheckedModule;
    /** as {@link Engine.places} told them of the engine of the snapshot */
    readonly places?: Readonly<Record<string, number>>;
  }[];
  /** what entries deploy before the row: it may feed the statement */
  readonly later?: readonly { readonly id: string; readonly module: CheckedModule }[];
  /** host types */
  readonly types?: readonly EventType[];
  /** start of the clock without a snapshot, in ms (default 0) */
  readonly startMs?: number;
  /** the newest snapshot from before the row */
  readonly snapshot?: Iterable<Uint8Array>;
  /** what came after the snapshot, in order; read no further than the row. Who must not block for long pauses in here. */
  readonly entries: AsyncIterable<ReplayEntry>;
  /** so many events of a group or window are shown, the newest ones (default 100) */
  readonly maxEvents?: number;
}

/** Why a statement told of a row. */
export interface Explanation extends Evidence {
  readonly row: EventRecord;
  readonly ordinal: number;
}

/** What one statement made a row of. */
export interface Evidence {
  readonly deployment: string;
  readonly statement: string;
  /** engine time in ms at which the row was made */
  readonly time: number;
  readonly position: number;
  /** values of the group-by keys, if the row tells of a group */
  readonly group?: readonly Value[];
  /** the tags of a match, the rows of a join, the content of a group or window: oldest first */
  readonly events: readonly EvidenceEvent[];
  /** how many events there are in all */
  readonly total: number;
  /** false if there may be more, which came before the snapshot */
  readonly isWhole: boolean;
  /** what did not come */
  readonly absent: readonly Absence[];
}

export interface EvidenceEvent {
  /** tag of the pattern, name of the stream, `trigger` of an on-statement, `before` of a row that was changed */
  readonly role: string;
  /** node id of the tag's pattern, of the stream or of the subquery */
  readonly node: string;
  readonly eventType: string;
  readonly event: EventRecord;
  /** engine time in ms at which it came and where it stands in the journal; absent if it came before the snapshot */
  readonly time?: number;
  readonly position?: number;
  /** what made a derived event, back to the events from outside */
  readonly from?: Evidence;
}

/** An event that a pattern, an outer join or a subquery looked for and that was not there. */
export interface Absence {
  /** node id of the atom, stream or subquery */
  readonly node: string;
  readonly eventType: string;
  /** engine time in ms from which it was waited for; absent where that began with the pattern or before the snapshot */
  readonly since?: number;
  readonly until: number;
}
