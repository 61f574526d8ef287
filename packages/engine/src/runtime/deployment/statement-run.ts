import type { EventRecord } from '@rulewright/core';
import type { Budget, RuntimeReport } from '../../contract.js';
import type { NodeKind } from '../../inspection.js';
import type { InsertIntoPlan } from '../../plan/result.js';
import type { Environment } from '../expression/environment.js';
import type { FilterOwner } from '../filter/filter-entry.js';
import { appended, GatheredRows } from '../gathered-rows.js';
import { NodeRun } from '../inspect/node-run.js';
import { NO_ROWS, orderOf } from '../operator.js';
import type { Row } from '../row.js';
import { recordOf } from '../row-class.js';
import { LaterRanks } from '../time/later-ranks.js';
import type { Runtime } from './runtime.js';
import { type BudgetKind, StatementBudget } from './statement-budget.js';

export interface StatementIdentity {
  readonly deployment: string;
  readonly id: string;
  /** place among all statements of the engine, by creation */
  readonly order: number;
}

/** Ranks of the windows of subqueries, of {@link StatementRun.nextLateOrder} and of {@link StatementRun.laterRanks} begin here. */
const SUBQUERY_NODES = 0x4000;
const LATE_NODES = 0x8000;
const LATER_NODES = 0xc000;
const LATER_NODES_COUNT = 0x4000;

/** A budget that is reached again and again is reported once in this time (ms). */
const REPORT_EVERY_MS = 60_000;

/** A statement while it runs: who it is, what it delivers at the present moment, what it may hold. */
export class StatementRun implements FilterOwner {
  // what every event touches stands first: with thousands of statements the memory of each is met anew
  alive = true;
  /** there is something to be done when the moment ends */
  #isUnfinished = false;
  /** it sees no events and tells nothing; only the windows that it reads go on being known to it */
  isPaused = false;
  #wanted: boolean | undefined = undefined;
  /** the delivery of the moment will hold this row alone: the rule for most statements */
  #only: Row | undefined = undefined;
  #settling: readonly (() => void)[] = NO_ROWS;
  readonly budget: StatementBudget;
  readonly runtime: Runtime;
  /** changes when another module takes the place of this one's and keeps it */
  deployment: string;
  readonly id: string;
  readonly order: number;
  readonly environment: Environment;
  readonly nodes: NodeRun[] = [];
  /** it takes over what a named window holds already: its windows and aggregates take it in, nothing is told of it */
  isFilling = false;
  /** the state of a predecessor is about to be taken over, so that nothing need be filled */
  inheritsState = false;
  failures = 0;
  /** for timers that it opens while it runs: at one instant they come after those that it has had from its beginning, as in Esper */
  readonly laterRanks: LaterRanks;
  #nextNode = 0;
  #nextSubqueryNode = 0;
  #nextLateNode = 0;
  #stopping: (() => void)[] = [];
  /** what it will hold when there are more */
  readonly #inserted = new GatheredRows();
  readonly #removed = new GatheredRows();
  #isEmptyDue = false;
  readonly #reportedAt = new Map<BudgetKind, number>();

  constructor(identity: StatementIdentity, runtime: Runtime, environment: Environment, limits: Budget) {
    this.deployment = identity.deployment;
    this.id = identity.id;
    this.order = identity.order;
    this.runtime = runtime;
    this.environment = environment;
    this.budget = new StatementBudget(limits);
    this.laterRanks = new LaterRanks(orderOf(identity.order, LATER_NODES), LATER_NODES_COUNT);
  }

  /** It belongs to another deployment from now on, whose deliveries the host may want or not. */
  rename(deployment: string): void {
    this.deployment = deployment;
    this.#wanted = undefined;
  }

  /** The rank of the next node of the statement; nodes are ranked in the order in which they ask. */
  nextOrder(): number {
    return orderOf(this.order, this.#nextNode++);
  }

  /** A rank behind all those, for the window of a subquery: at one instant the statement's own windows let rows go before it. */
  nextSubqueryOrder(): number {
    return orderOf(this.order, SUBQUERY_NODES + this.#nextSubqueryNode++);
  }

  /** A rank behind all those: at one instant windows let rows go before an output limit tells of them. */
  nextLateOrder(): number {
    return orderOf(this.order, LATE_NODES + this.#nextLateNode++);
  }

  /** A node with counters. */
  node(id: string, kind: NodeKind): NodeRun {
    const node = new NodeRun(id, kind);
    this.nodes.push(node);
    return node;
  }

  /** Runs when the statement is taken away. */
  onStop(callback: () => void): void {
    this.#stopping.push(callback);
  }

  stop(): void {
    for (const callback of this.#stopping) callback();
    this.#stopping = [];
  }

  /** Calls back once when all handlers of the present event or instant have run, before the delivery leaves. */
  settle(callback: () => void): void {
    this.#settling = appended(this.#settling, callback);
    this.#isUnfinished = true;
  }

  /** Adds rows to the delivery of the moment. */
  deliver(inserted: readonly Row[], removed: readonly Row[]): void {
    if (this.isPaused || !this.isWanted() || (inserted.length === 0 && removed.length === 0)) return;
    this.#gatherOnly();
    this.#inserted.add(inserted);
    this.#removed.add(removed);
    this.#isUnfinished = true;
  }

  /** The same for one row that is inserted. */
  deliverOne(row: Row): void {
    if (this.isPaused || !this.isWanted()) return;
    if (this.#isUnfinished) {
      this.deliver([row], NO_ROWS);
      return;
    }
    this.#only = row;
    this.#isUnfinished = true;
  }

  #gatherOnly(): void {
    if (this.#only === undefined) return;
    this.#inserted.add([this.#only]);
    this.#only = undefined;
  }

  /** Makes a delivery of the moment even if it holds no row: an interval of an output limit has ended. */
  deliverEvenEmpty(): void {
    if (this.isPaused) return;
    this.#gatherOnly();
    this.#isEmptyDue = true;
    this.#isUnfinished = true;
  }

  /** Sends rows into the stream or window that the statement inserts into. */
  send(plan: InsertIntoPlan, rows: readonly Row[]): void {
    if (rows.length === 0 || this.isPaused) return;
    if (this.budget.refusesDerived(this.runtime.outsideEvent, rows.length)) {
      this.overBudget('derived rows', plan.id, rows.length);
      return;
    }
    this.runtime.derive(plan, rows, (error) => this.failed(plan.id, error));
  }

  finish(): void {
    if (this.#isUnfinished) this.#finish();
  }

  #finish(): void {
    while (this.#settling.length > 0) {
      const settling = this.#settling;
      this.#settling = NO_ROWS;
      for (const callback of settling) {
        try {
          callback();
        } catch (error) {
          this.failed('settle', error);
        }
      }
    }
    this.#isUnfinished = false;
    if (this.#only !== undefined) this.#flushOnly(this.#only);
    else if (this.#inserted.length > 0 || this.#removed.length > 0 || this.#isEmptyDue) this.#flush();
  }

  /** Counts and reports what a row, an event or a timer of this statement ran into; nothing else is harmed. */
  failed(node: string, error: unknown): void {
    this.failures++;
    this.report('failure', node, error instanceof Error ? error.message : String(error));
  }

  /** Something was dropped because the statement holds as much as it may. */
  overBudget(kind: BudgetKind, node: string, count = 1): void {
    this.budget.dropped[kind] += count;
    const { now } = this.runtime.clock;
    const before = this.#reportedAt.get(kind);
    if (before !== undefined && now - before < REPORT_EVERY_MS) return;
    this.#reportedAt.set(kind, now);
    const dropped = this.budget.dropped[kind];
    if (kind === 'derived rows') {
      const limit = this.budget.limits.maxDerivedRows;
      this.report('derived-loop', node, `one event led to more than ${limit} rows of this statement: ${dropped} dropped so far`);
    } else this.report('budget', node, `the statement holds as many ${kind} as it may: ${dropped} dropped so far`);
  }

  report(kind: RuntimeReport['kind'], node: string, message: string): void {
    const { deployment, id } = this;
    this.runtime.report({ kind, deployment, statement: id, node, message, time: this.runtime.clock.now });
  }

  /** Whether somebody listens: else no records need to be made, and nothing need be told. */
  isWanted(): boolean {
    const { listener } = this.runtime;
    this.#wanted ??= listener.delivery !== undefined && (listener.wants?.(this.deployment, this.id) ?? true);
    return this.#wanted;
  }

  /** One delivery with all that came about in the moment. */
  #flush(): void {
    const inserted = this.#inserted.take();
    const removed = this.#removed.take();
    this.#isEmptyDue = false;
    if (!this.isWanted()) return;
    this.runtime.trace?.delivered(this, inserted);
    this.#tell(recordsOf(inserted), recordsOf(removed));
  }

  #flushOnly(row: Row): void {
    this.#only = undefined;
    if (!this.isWanted()) return;
    this.runtime.trace?.delivered(this, [row]);
    this.#tell([recordOf(row)], NO_ROWS);
  }

  #tell(inserted: readonly EventRecord[], removed: readonly EventRecord[]): void {
    const { listener, clock } = this.runtime;
    listener.delivery?.({ deployment: this.deployment, statement: this.id, time: clock.now, inserted, removed });
  }
}

function recordsOf(rows: readonly Row[]): readonly EventRecord[] {
  if (rows.length === 0) return NO_ROWS;
  return rows.length === 1 ? [recordOf(rows[0] as Row)] : rows.map(recordOf);
}
