import type { HeldEntry } from '../../inspection.js';
import type { SelectPlan } from '../../plan/statement.js';
import type { StreamPlan } from '../../plan/stream.js';
import { ROW_FRAME, ROWS_FRAME } from '../expression/frame.js';
import type { TestFunction } from '../expression/functions.js';
import type { Holding, NodeRun } from '../inspect/node-run.js';
import { pageOf } from '../inspect/pages.js';
import type { Item } from '../item.js';
import { JoinOperator } from '../join/join-operator.js';
import type { Operator } from '../operator.js';
import { type OpenOutput, openOutput } from '../output/open-output.js';
import { recordOf } from '../row-class.js';
import { isBounded as isBoundedStream, openLookups } from './open-lookups.js';
import { type OpenStream, openStream } from './open-stream.js';
import { openSubqueries } from './open-subqueries.js';
import type { OpenedStatement } from './opened-statement.js';
import type { StatementRun } from './statement-run.js';

/** Opens a select: subqueries, then the chain from its output back to its streams. */
export function openSelect(plan: SelectPlan, run: StatementRun): OpenedStatement {
  const isJoin = plan.streams.length > 1;
  const subqueries = openSubqueries(plan.subqueries, run, [isJoin ? 'rows' : 'row']);
  let streams: readonly OpenStream[] = [];
  let content = (): Iterable<Item> => streams[0]?.rows() ?? [];
  const output = openOutput(plan.result, run, {
    frame: isJoin ? ROWS_FRAME : ROW_FRAME,
    unbounded: !isBounded(plan),
    forgets: plan.streams.some((stream) => stream.unidirectional),
    outOfTurn: !isJoin && plan.streams.some(leaveOutOfTurn),
    content: () => content(),
    streams: plan.streams,
    flushed: () => {
      for (const { prior } of streams) prior?.flushed();
    },
  });
  const isLate = output.isLate;
  const head = quietWhileFilling(plan, output, run);
  if (isJoin) {
    const { onlyInserted } = output;
    const lookups = openLookups(plan, run);
    const kit = { functions: run.runtime.functions, environment: run.environment, onlyInserted, outside: lookups };
    const node = run.node(`${plan.id}/join`, 'join');
    const join = new JoinOperator(plan, kit, run, counted(node, head));
    node.holding = holdingOfJoin(plan, join);
    streams = plan.streams.map((stream, index) =>
      openStream(stream, { run, isLate, next: lookups.before(index, join.ports[index] as Operator) }),
    );
    run.onStop(() => lookups.stop());
    content = () => join.content();
  } else {
    const [only] = plan.streams;
    const where = plan.where && run.runtime.functions.test(plan.where, ROW_FRAME, run.environment);
    if (only !== undefined) {
      streams = [openStream(only, { run, isLate, next: where === undefined ? head : new Where(where, head, run, plan.id) })];
    }
    const [stream] = streams;
    if (where !== undefined && stream !== undefined) content = () => filtered(stream, where);
  }
  run.environment.previous = streams.map(({ previous }) => previous);
  run.environment.priors = streams.map(({ prior }) => prior);
  return {
    rowType: plan.result.rowType,
    start: () => {
      subqueries.start();
      for (const stream of streams) stream.start();
    },
    stop: () => {
      for (const stream of streams) stream.stop();
      subqueries.stop();
      output.head.stop();
    },
    iterate: () => output.iterate(),
  };
}

/** Counts the joined rows; they are no events, so that nobody watches them here but behind the select-clause. */
function counted(node: NodeRun, next: Operator<Item>): Operator<Item> {
  return {
    update: (inserted, removed) => {
      node.inserted += inserted.length;
      node.removed += removed.length;
      next.update(inserted, removed);
    },
  };
}

/** What a join holds, stream by stream. */
function holdingOfJoin({ streams }: SelectPlan, join: JoinOperator): Holding {
  const all = function* (): Generator<HeldEntry> {
    for (const [index, { rows }] of join.stores.entries()) {
      for (const row of rows) yield { kind: 'row', row: recordOf(row), stream: streams[index]?.name ?? '' };
    }
  };
  return {
    state: join,
    held: () => join.stores.reduce((sum, { size }) => sum + size, 0),
    page: (offset, limit) => pageOf(all(), offset, limit, (entry) => entry),
  };
}

/** What a named window held before the statement came enters aggregates, and no delivery tells of it. */
function quietWhileFilling({ streams }: SelectPlan, { head, processor }: OpenOutput, run: StatementRun): Operator<Item> {
  if (streams.every(({ source }) => source.kind !== 'window')) return head;
  return {
    update: (inserted, removed) => {
      if (run.isFilling) processor.process(inserted, removed, undefined);
      else head.update(inserted, removed);
    },
  };
}

/** Windows that let the oldest row go first. */
const IN_TURN: ReadonlySet<string> = new Set([
  ...[
    'time',
    'length',
    'keepall',
    'time_accum',
    'firstevent',
    'lastevent',
    'firstlength',
    'firsttime',
    'firstunique',
    'ext_timed',
    'expr',
  ],
  ...['time_batch', 'length_batch', 'time_length_batch', 'ext_timed_batch', 'expr_batch'],
]);

/** Whether rows of a stream may leave in another order than that in which they came. */
function leaveOutOfTurn({ source, views }: StreamPlan): boolean {
  return source.kind === 'window' || views.length > 1 || views.some(({ name }) => !IN_TURN.has(name));
}

/** Whether rows ever leave the statement again. */
function isBounded({ streams }: SelectPlan): boolean {
  const unidirectional = streams.some((stream) => stream.unidirectional);
  return !unidirectional && streams.every((stream) => stream.source.kind === 'lookup' || isBoundedStream(stream));
}

function* filtered(stream: OpenStream, where: TestFunction): Generator<Item> {
  for (const row of stream.rows()) if (where(row)) yield row;
}

/** The where-clause behind a window: of what enters and of what leaves, that which passes. */
class Where implements Operator<Item> {
  readonly #test: TestFunction;
  readonly #next: Operator<Item>;
  readonly #run: StatementRun;
  readonly #id: string;

  constructor(test: TestFunction, next: Operator<Item>, run: StatementRun, id: string) {
    this.#test = test;
    this.#next = next;
    this.#run = run;
    this.#id = id;
  }

  update(inserted: readonly Item[], removed: readonly Item[]): void {
    const [entered, left] = [this.#passing(inserted), this.#passing(removed)];
    if (entered.length > 0 || left.length > 0) this.#next.update(entered, left);
  }

  #passing(rows: readonly Item[]): readonly Item[] {
    return rows.length === 0 ? rows : rows.filter((row) => this.#passes(row));
  }

  #passes(row: Item): boolean {
    try {
      return this.#test(row);
    } catch (error) {
      this.#run.failed(`${this.#id}/where`, error);
      return false;
    }
  }
}
