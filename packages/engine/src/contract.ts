import type { Diagnostic, EventRecord, EventType, Value } from '@rulewright/core';
import type { CheckedModule, CheckedQuery } from '@rulewright/epl/semantics';
import type { InspectRequest, NodeCounters, NodeInspection } from './inspection.js';
import type { LookupAnswer, LookupPort } from './lookup-port.js';

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

export interface DeployOptions {
  /** id of the deployment; made from the module's name when absent */
  readonly id?: string;
  readonly budget?: Partial<Budget>;
  /** replace the deployment of this id: statements whose state shape did not change keep their state */
  readonly replaces?: string;
  /** places of the statements, as {@link Engine.places} told them of an engine whose snapshot is about to be restored */
  readonly places?: Readonly<Record<string, number>>;
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

/** What runs now, or why nothing has changed. */
export type DeployResult = Deployment | { readonly refused: readonly Diagnostic[] };

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

/** What one statement holds, may hold, and has lost. */
export interface StatementStatus {
  readonly deployment: string;
  readonly statement: string;
  /** exceptions; each cost one row, event or timer */
  readonly failures: number;
  /** `bytes` are estimated */
  readonly held: { readonly rows: number; readonly groups: number; readonly states: number; readonly bytes: number };
  readonly budget: Budget;
  /** what was dropped because the budget was reached */
  readonly dropped: {
    readonly rows: number;
    readonly groups: number;
    readonly states: number;
    readonly bytes: number;
    readonly derivedRows: number;
  };
}

export interface Engine {
  readonly time: number;
  /**
   * Deploys in one step: all statements or none.
   * @returns the deployment, or the diagnostics that refuse it (a name is taken, a construct is not supported)
   */
  deploy(module: CheckedModule, options?: DeployOptions): DeployResult;
  /** The same in slices, for the state that it takes over may be large: to be run to its end before anything else. */
  deploying(module: CheckedModule, options?: DeployOptions): Generator<void, DeployResult>;
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
  /** Runs an on-demand query; `parameters` in the order of the query's. @throws EvaluationError if a value makes it impossible. */
  query(query: CheckedQuery, parameters?: readonly Value[]): readonly EventRecord[];
  /** Present content of a statement (Esper's iterator). */
  iterate(statement: string): readonly EventRecord[];
  /**
   * Gives the rows that a lookup asked for, or why there are none; the row that waited for them goes on.
   *
   * @returns false if nobody waits for it (any more)
   */
  answerLookup(id: string, answer: LookupAnswer): boolean;
  setVariable(name: string, value: Value): void;
  counters(): readonly NodeCounters[];
  /** Counters, failures and drops by statement, in the order of creation. */
  status(): readonly StatementStatus[];
  /** A node with a page of what it holds; undefined if there is none. O(offset + limit), at worst O(held). */
  inspect(request: InspectRequest): NodeInspection | undefined;
  /**
   * Keeps the last rows (default 20) that a node passes on, for {@link NodeInspection.recent}. The same node is watched once: a later call
   * begins anew. Nothing is kept while nobody watches, and watching is no part of a snapshot.
   *
   * @returns stops it; undefined if there is no such node
   */
  watch(deployment: string, node: string, rows?: number): (() => void) | undefined;
  /** Places of a deployment's statements among all of the engine, by statement: who comes first where two are due at once. */
  places(id: string): Readonly<Record<string, number>>;
  /** The whole state, in slices of bounded work; the engine must not be driven between slices unless the slice says so. */
  snapshot(): Generator<Uint8Array>;
  /** Restores into an engine with the same deployments and no events yet. */
  restore(chunks: Iterable<Uint8Array>): void;
  /** The same in slices of bounded work: to be run to its end before anything else. @throws SnapshotError if the chunks are no snapshot */
  restoring(chunks: Iterable<Uint8Array>): Generator<void>;
}
