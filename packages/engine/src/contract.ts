import type { Diagnostic, EventRecord, EventType, Value } from '@rulewright/core';
import type { CheckedModule, CheckedQuery } from '@rulewright/epl/semantics';

/*
 * The engine as its hosts see it (server worker, CLI, tests). Single-threaded and synchronous: a call returns when everything that it set
 * off has been done, derived events included. Time moves only by the calls below; nothing here reads a wall clock.
 */

/** One delivery of one statement: what it added and what it took back at one instant. Rows are plain records by column name. */
export interface Delivery {
  /** deployment that the statement belongs to */
  readonly deployment: string;
  /** node id root: the statement's name, else its ordinal */
  readonly statement: string;
  /** engine time in ms */
  readonly time: number;
  readonly inserted: readonly EventRecord[];
  readonly removed: readonly EventRecord[];
}

/** Something that went wrong while running and harmed nothing else: a row lost to an exception, a budget reached, a late event. */
export interface RuntimeReport {
  readonly kind: 'failure' | 'budget' | 'late-event' | 'derived-loop';
  readonly deployment?: string;
  readonly statement?: string;
  readonly node?: string;
  readonly message: string;
  readonly time: number;
}

/** Called synchronously in the order of deliveries; what a listener throws is a fault of the host and goes to the caller. */
export interface EngineListener {
  delivery?(delivery: Delivery): void;
  /**
   * Whether the host wants the deliveries of a statement; asked once, before its first. No records are made for those it does not want. All
   * are wanted when absent.
   */
  wants?(deployment: string, statement: string): boolean;
  report?(report: RuntimeReport): void;
}

/** Growth limits of one statement; what would pass them is dropped, counted and reported. */
export interface Budget {
  readonly maxRows: number;
  readonly maxGroups: number;
  readonly maxStates: number;
  readonly maxBytes: number;
  /** derived rows that one outside event may cause */
  readonly maxDerivedRows: number;
}

export interface EngineOptions {
  /** start of the clock in ms since the epoch (default 0) */
  readonly startMs?: number;
  readonly listener?: EngineListener;
  readonly budget?: Partial<Budget>;
  /** rows of outside lookups (`SQL:name[…]`): asked by the engine, answered by the host through {@link Engine.answerLookup} */
  readonly lookup?: LookupPort;
}

export interface LookupRequest {
  readonly id: number;
  readonly lookup: string;
  readonly sql: readonly string[];
  readonly parameters: readonly Value[];
}
export interface LookupPort {
  request(request: LookupRequest): void;
}

export interface DeployOptions {
  /** id of the deployment; made from the module's name when absent */
  readonly id?: string;
  readonly budget?: Partial<Budget>;
  /** replace the deployment of this id: statements whose state shape did not change keep their state */
  readonly replaces?: string;
}

export interface FillProblem {
  readonly index: number;
  readonly diagnostic: Diagnostic;
}

export interface Deployment {
  readonly id: string;
  readonly module?: string;
  readonly statements: readonly DeployedStatement[];
}
export interface DeployedStatement {
  readonly id: string;
  readonly name?: string;
  /** columns of its rows */
  readonly rowType?: EventType;
  /** its state was carried over from the deployment that this one replaces */
  readonly stateKept: boolean;
}

declare const PREPARED: unique symbol;

/** An outside event in the engine's own form: see {@link Engine.prepare}. */
export interface PreparedEvent {
  readonly [PREPARED]: true;
}

/**
 * What becomes of a statement when its module takes the place of another: it goes on `undisturbed`, takes over the state of its predecessor
 * (`taken-over`), or begins `new`.
 */
export interface StatementOutlook {
  readonly id: string;
  readonly name?: string;
  readonly state: 'undisturbed' | 'taken-over' | 'new';
  /** rows, groups and partial matches that it has from its predecessor */
  readonly held: number;
}

/** What a deployment would do to what runs. */
export interface DeployOutlook {
  readonly statements: readonly StatementOutlook[];
  /** statements of the module that is replaced whose state ends, with what they hold */
  readonly ended: readonly { readonly id: string; readonly name?: string; readonly held: number }[];
}

/** Counters of one node, cheap and always on. */
export interface NodeCounters {
  readonly node: string;
  readonly inserted: number;
  readonly removed: number;
  /** rows, groups or partial matches held now */
  readonly held: number;
}

export interface Engine {
  readonly time: number;
  /**
   * Deploys in one step: all statements or none.
   * @returns the deployment, or the diagnostics that refuse it (a name is taken, a construct is not supported)
   */
  deploy(module: CheckedModule, options?: DeployOptions): Deployment | { readonly refused: readonly Diagnostic[] };
  /** What {@link Engine.deploy} with the same arguments would keep and lose; nothing changes. Refusals that only starting shows are not foreseen. */
  foresee(
    module: CheckedModule,
    options?: Pick<DeployOptions, 'replaces'>,
  ): DeployOutlook | { readonly refused: readonly Diagnostic[] };
  /**
   * Lets the statements of a deployment see no more events, or again. What they hold stays, time passes for them, and the named windows that
   * they make and read stay true; nothing leaves them. No part of a snapshot: whoever restores one pauses again.
   */
  pause(id: string, paused: boolean): void;
  /**
   * Gives a named window a content in place of what it holds; who reads it is told.
   * @returns what is wrong with the records, by their index; nothing has changed then
   */
  fill(window: string, records: readonly Readonly<Record<string, unknown>>[]): readonly FillProblem[];
  /** @returns the deployments that still use something of it (nothing is undeployed then), or an empty list */
  undeploy(id: string): readonly string[];
  /** Declares a type that no module declares (host types). */
  declareType(type: EventType): void;
  /**
   * Sends one outside event: coerced to its type, then processed to the end.
   * @returns a diagnostic if the event does not fit its type (no statement has seen it), else undefined
   */
  send(type: string, record: Readonly<Record<string, unknown>>): Diagnostic | undefined;
  /**
   * Coerces an outside event to its type without sending it, for hosts that read ahead of the clock.
   * @returns the event, for {@link sendPrepared} of this engine alone, or why it does not fit its type
   */
  prepare(
    type: string,
    record: Readonly<Record<string, unknown>>,
  ): { readonly event: PreparedEvent } | { readonly refused: Diagnostic };
  /**
   * Sends an event that was prepared, once, processed to the end.
   * @returns a diagnostic if its type was taken away or declared otherwise since (no statement has seen it), else undefined
   */
  sendPrepared(event: PreparedEvent): Diagnostic | undefined;
  /** Jumps: everything due up to `ms` runs once, at `ms`. Earlier than now is clamped. */
  advanceTime(ms: number): void;
  /** Walks: every due instant up to `ms` in turn. */
  advanceTimeSpan(ms: number): void;
  /** Runs an on-demand query; `parameters` in the order of the query's. */
  query(query: CheckedQuery, parameters?: readonly Value[]): readonly EventRecord[];
  /** Present content of a statement (Esper's iterator). */
  iterate(statement: string): readonly EventRecord[];
  answerLookup(id: number, rows: readonly EventRecord[] | { readonly failed: string }): void;
  setVariable(name: string, value: Value): void;
  counters(): readonly NodeCounters[];
  /** The whole state, in slices of bounded work; the engine must not be driven between slices unless the slice says so. */
  snapshot(): Generator<Uint8Array>;
  /** Restores into an engine with the same deployments and no events yet. */
  restore(chunks: Iterable<Uint8Array>): void;
  /** The same in slices of bounded work: to be run to its end before anything else. @throws SnapshotError if the chunks are no snapshot */
  restoring(chunks: Iterable<Uint8Array>): Generator<void>;
}

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
  readonly deployments: readonly { readonly id: string; readonly module: CheckedModule }[];
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
