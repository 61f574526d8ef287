import type { AggregatePlan, ResultPlan } from '../../plan/result.js';
import { type AggregateColumn, type AggregateKit, aggregateColumn } from '../aggregate/aggregate-column.js';
import type { Tally } from '../aggregate/tally.js';
import type { StatementRun } from '../deployment/statement-run.js';
import type { Frame } from '../expression/frame.js';
import type { Aggregates, FeedFunction, RowFunction, TestFunction, ValueFunction } from '../expression/functions.js';
import type { Item } from '../item.js';
import type { Row, RowValue } from '../row.js';
import type { RowConstructor } from '../row-class.js';
import type { GroupTrace, TracedStream } from '../trace/trace.js';
import type { Group } from './group.js';
import { localColumn } from './local-groups.js';
import type { OutputRows, Side } from './output-rows.js';

export interface ResultKitOptions {
  readonly plan: ResultPlan;
  readonly run: StatementRun;
  readonly frame: Frame;
  /** makes the rows of the statement */
  readonly rowClass: RowConstructor;
  /** rows never leave the statement's streams */
  readonly unbounded: boolean;
  /** aggregates forget the rows of one trigger before the next */
  readonly forgets: boolean;
  /** rows may leave in another order than that in which they came */
  readonly outOfTurn: boolean;
  /** what its items are made of, for who traces rows */
  readonly streams: readonly TracedStream[];
}

/** The functions of a select-clause, made once: what turns a row of the streams and the aggregates of its group into a row that leaves. */
export class ResultKit {
  readonly plan: ResultPlan;
  readonly run: StatementRun;
  readonly unbounded: boolean;
  /** rows that entered leave again, out of their windows or because they are forgotten */
  readonly letsGo: boolean;
  /** rows that leave the statement again are wanted by somebody */
  readonly needsRemoved: boolean;
  readonly columns: readonly AggregateColumn[];
  /** shows a row that enters, or leaves, to the aggregates of its group */
  readonly enter: FeedFunction;
  readonly leave: FeedFunction;
  readonly keys: readonly ValueFunction[];
  /** follows its rows, in an engine that explains one */
  readonly trace: GroupTrace | undefined;
  /** the row of an item */
  readonly make: RowFunction;
  /** what an item must meet for its row to leave */
  readonly having: TestFunction | undefined;
  readonly #orderKeys: readonly ValueFunction[];
  /** what `prev` and kin see other than by the side of a row */
  #sees: boolean | undefined = undefined;

  constructor({ plan, run, frame, rowClass, unbounded, forgets, outOfTurn, streams }: ResultKitOptions) {
    const { functions } = run.runtime;
    const { environment } = run;
    this.plan = plan;
    this.run = run;
    this.unbounded = unbounded;
    this.letsGo = !unbounded || forgets;
    this.needsRemoved = plan.selector !== 'istream' || (plan.insertInto !== undefined && plan.insertInto.selector !== 'istream');
    const kit = { functions, frame, environment, outOfTurn };
    this.columns = plan.aggregates.map((aggregate) => {
      const present = unbounded && !forgets ? withoutLeaving(aggregate) : aggregate;
      return aggregate.groupBy === undefined ? aggregateColumn(present, kit) : localColumn(present, aggregate.groupBy, kit);
    });
    this.keys = plan.groupBy.map((key) => functions.value(key, frame, environment));
    this.having = plan.having && functions.test(plan.having, frame, environment);
    this.#orderKeys = plan.orderBy.map(({ expression }) => functions.value(expression, frame, environment));
    const stream = plan.eventOfStream ?? 0;
    const plain = plan.columns === undefined ? eventOf(stream) : functions.row(plan.columns, rowClass, frame, environment);
    const make = plan.copiesStream === undefined ? plain : handingOn(plan.copiesStream, plan, plain, run, frame);
    this.trace = run.runtime.trace?.groups({
      deployment: run.deployment,
      statement: run.id,
      streams,
      keys: this.keys,
      isBounded: !unbounded,
    });
    const enter = feedOf(this.columns, 'enter', kit);
    const leave = feedOf(this.columns, 'leave', kit);
    this.enter = this.trace === undefined ? enter : tracedFeed(enter, this.trace, 'enter');
    this.leave = this.trace === undefined ? leave : tracedFeed(leave, this.trace, 'leave');
    this.make = this.trace === undefined ? make : tracedMake(make, this.trace);
    run.budget.aggregatesPerGroup = plan.aggregates.length;
  }

  /** Adds the row of `e`, if it passes `having`. What cannot be evaluated is lost and reported. @returns whether it was added */
  add(side: Side, e: Item, group: Group | undefined, out: OutputRows): boolean {
    const g = group?.tallies ?? NO_AGGREGATES;
    const { environment } = this.run;
    environment.insertStream = this.#sees ?? side === 'inserted';
    try {
      if (this.having !== undefined && !this.having(e, undefined, undefined, g)) return false;
      const row = this.make(e, undefined, undefined, g);
      const keys = this.#orderKeys.length === 0 ? NO_KEYS : this.#orderKeys.map((key) => key(e, undefined, undefined, g));
      out[side].push({ row, keys, group });
      return true;
    } catch (error) {
      this.run.failed(this.plan.id, error);
      return false;
    } finally {
      environment.insertStream = true;
    }
  }

  /** The same for a row that enters, whose `prev` and kin see nothing, as if it had left: Esper's quirk in `output first` and `last` of groups. */
  addAsLeft(e: Item, group: Group | undefined, out: OutputRows): boolean {
    return this.#addSeeing(false, () => this.add('inserted', e, group, out));
  }

  /**
   * Adds what a group was before `e` came or left; `prev` and kin see what `e` sees, also in a row of the remove stream: Esper's quirk in limited
   * output of groups.
   */
  addBefore(side: Side, e: Item, group: Group, out: OutputRows): boolean {
    return this.#addSeeing(side === 'inserted', () => this.add('removed', e, group, out));
  }

  #addSeeing(sees: boolean, add: () => boolean): boolean {
    this.#sees = sees;
    try {
      return add();
    } finally {
      this.#sees = undefined;
    }
  }

  /** Whether the row of `e` would pass `having`; what cannot be evaluated does not. */
  passes(e: Item, group: Group): boolean {
    if (this.having === undefined) return true;
    try {
      return this.having(e, undefined, undefined, group.tallies);
    } catch (error) {
      this.run.failed(this.plan.id, error);
      return false;
    }
  }

  get hasHaving(): boolean {
    return this.having !== undefined;
  }
}

/** One generated function for all columns that need no more than their values; the others are called one by one. */
function feedOf(columns: readonly AggregateColumn[], way: 'enter' | 'leave', kit: AggregateKit): FeedFunction {
  const steps = columns.map((column) => column.steps?.[way]);
  const feed = kit.functions.feed(steps, way === 'enter' ? 'add' : 'remove', kit.frame, kit.environment);
  const others = columns.flatMap((column, index) => (column.steps === undefined ? [{ column, index }] : []));
  if (others.length === 0) return feed;
  return (e, o, p, g) => {
    feed(e, o, p, g);
    for (const { column, index } of others) column[way](g[index] as Tally, e);
  };
}

/**
 * An event of another type: what neither type declares goes with it, if somebody asks for it. That may come to be after the statement was
 * opened, so that the class of its rows is looked at again when any has changed.
 */
function handingOn(stream: number, plan: ResultPlan, plain: RowFunction, run: StatementRun, frame: Frame): RowFunction {
  const { classes, functions } = run.runtime;
  const source = eventOf(stream);
  let version = -1;
  let make = plain;
  return (e, o, p, g) => {
    if (version !== classes.version) {
      version = classes.version;
      const rowClass = classes.named(plan.rowType.name);
      const keeps = rowClass?.keepsUndeclared === true && plan.columns !== undefined;
      const filled = keeps ? functions.row(plan.columns, rowClass.create, frame, run.environment) : plain;
      make = keeps ? withUndeclared(filled, source) : plain;
    }
    return make(e, o, p, g);
  };
}

/** The row is not yet shared, so that it may be written. */
function withUndeclared(make: RowFunction, source: RowFunction): RowFunction {
  return (e, o, p, g) => {
    const row = make(e, o, p, g);
    (row as Record<string, RowValue>)['$extra'] = source(e)['$extra'] ?? null;
    return row;
  };
}

function tracedFeed(feed: FeedFunction, trace: GroupTrace, way: 'enter' | 'leave'): FeedFunction {
  return (e, o, p, g) => {
    feed(e, o, p, g);
    trace[way](g, e as Item);
  };
}

function tracedMake(make: RowFunction, trace: GroupTrace): RowFunction {
  return (e, o, p, g) => {
    const row = make(e, o, p, g);
    trace.made(row, e as Item | null, g ?? NO_AGGREGATES);
    return row;
  };
}

const NO_AGGREGATES: Aggregates = [];
const NO_KEYS: readonly never[] = [];

function eventOf(stream: number): RowFunction {
  return (e) => (Array.isArray(e) ? (e[stream] as Row) : (e as Row));
}

/** Where nothing leaves, these need not remember what they have seen. */
const EVER: Readonly<Record<string, string>> = {
  min: 'minever',
  max: 'maxever',
  fmin: 'fminever',
  fmax: 'fmaxever',
  minby: 'minbyever',
  maxby: 'maxbyever',
};
const EVER_ALONE: Readonly<Record<string, string>> = { first: 'firstever', last: 'lastever' };

function withoutLeaving(plan: AggregatePlan): AggregatePlan {
  const name = EVER[plan.function] ?? (plan.arguments.length === 1 ? EVER_ALONE[plan.function] : undefined);
  return name === undefined ? plan : { ...plan, function: name };
}
