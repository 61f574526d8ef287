import type { InsertIntoPlan, ResultPlan } from '../../plan/result.js';
import type { StatementRun } from '../deployment/statement-run.js';
import { ROW_FRAME } from '../expression/frame.js';
import type { ValueFunction } from '../expression/functions.js';
import type { NodeRun } from '../inspect/node-run.js';
import { KeyMap } from '../key-map.js';
import { NO_ROWS } from '../operator.js';
import type { Row } from '../row.js';
import { propertiesOf } from '../row-class.js';
import { compareKeys } from '../window/sorted-rows.js';
import type { OutputRow, OutputRows } from './output-rows.js';

/** Rows as they leave. */
interface Shaped {
  readonly inserted: readonly Row[];
  readonly removed: readonly Row[];
}

/** The last part of a statement: order and limit, then distinct as in Esper, and the rows leave. */
export class DeliveryStage {
  readonly #plan: ResultPlan;
  readonly #run: StatementRun;
  /** counts what leaves, and carries the state of the output */
  readonly node: NodeRun;
  readonly #descending: readonly boolean[];
  readonly #count: ValueFunction | undefined;
  readonly #offset: ValueFunction | undefined;
  /** rows of the present moment that wait to be ordered */
  #waiting: OutputRows | undefined = undefined;

  constructor(plan: ResultPlan, run: StatementRun) {
    this.#plan = plan;
    this.#run = run;
    this.node = run.node(plan.id, 'output');
    this.#descending = plan.orderBy.map(({ descending }) => descending);
    const { functions } = run.runtime;
    this.#count = plan.limit && functions.value(plan.limit.count, ROW_FRAME, run.environment);
    this.#offset = plan.limit?.offset && functions.value(plan.limit.offset, ROW_FRAME, run.environment);
  }

  /** Delivers rows. Without any nothing is delivered, except at the end of an interval, which hosts hear of as Esper's listeners do. */
  post(out: OutputRows, endsInterval: boolean, isWhole = false): void {
    if (endsInterval) this.#run.deliverEvenEmpty();
    if (out.isEmpty) return;
    if (isWhole || this.#descending.length === 0) this.#leave(this.#shaped(out, isWhole));
    else this.#order(out);
  }

  /** Rows of one moment are ordered together, even if they came about one by one, as those of a pattern do. */
  #order(out: OutputRows): void {
    const waiting = this.#waiting;
    if (waiting !== undefined) {
      waiting.append(out);
      return;
    }
    this.#waiting = out;
    this.#run.settle(() => {
      this.#waiting = undefined;
      this.#leave(this.#shaped(out, false));
    });
  }

  #shaped(out: OutputRows, isWhole: boolean): Shaped {
    const inserted = this.#plan.selector === 'rstream' ? NO_ROWS : this.shape(out.inserted, isWhole);
    return { inserted, removed: out.removed.length === 0 ? NO_ROWS : this.shape(out.removed, isWhole) };
  }

  /** Rows leave as they are: nothing is distinct, ordered or limited, and none is removed. */
  leave(rows: readonly Row[]): void {
    if (rows.length === 0) return;
    this.node.count(rows, NO_ROWS);
    const { insertInto } = this.#plan;
    if (insertInto !== undefined) this.#run.send(insertInto, rows);
    this.#run.deliver(rows, NO_ROWS);
  }

  #leave({ inserted, removed }: Shaped): void {
    const { selector, insertInto } = this.#plan;
    this.node.count(inserted, removed);
    if (insertInto !== undefined) this.#send(insertInto, inserted, removed);
    // what only the remove stream is selected of comes as new rows
    if (selector === 'rstream') this.#run.deliver(removed, NO_ROWS);
    else this.#run.deliver(inserted, selector === 'irstream' ? removed : NO_ROWS);
  }

  /** Rows as they leave: in order, no more than the limit, and of those the distinct ones. */
  shape(rows: readonly OutputRow[], isWhole = false): readonly Row[] {
    if (isWhole) return rows.map(({ row }) => row);
    let present = rows;
    if (this.#descending.length > 0) present = [...present].sort((a, b) => compareKeys(a.keys, b.keys, this.#descending));
    if (this.#count !== undefined) present = this.#limited(present);
    if (this.#plan.distinct) present = distinct(present);
    return present.map(({ row }) => row);
  }

  #limited(rows: readonly OutputRow[]): readonly OutputRow[] {
    const count = Number(this.#count?.(null) ?? rows.length);
    const offset = Math.max(0, Number(this.#offset?.(null) ?? 0));
    return rows.slice(offset, count < 0 ? undefined : offset + count);
  }

  #send(insertInto: InsertIntoPlan, inserted: readonly Row[], removed: readonly Row[]): void {
    const isRemoveOnly = this.#plan.selector === 'rstream';
    if (insertInto.selector !== 'rstream' && !isRemoveOnly) this.#run.send(insertInto, inserted);
    if (insertInto.selector !== 'istream' || isRemoveOnly) this.#run.send(insertInto, removed);
  }
}

/** Of rows with equal properties the first. */
function distinct(rows: readonly OutputRow[]): readonly OutputRow[] {
  const [first] = rows;
  if (first === undefined) return rows;
  const seen = new KeyMap<OutputRow>(propertiesOf(first.row).length);
  return rows.filter((row) => {
    const keys = propertiesOf(row.row).map(([, value]) => value);
    if (seen.get(keys) !== undefined) return false;
    seen.set(keys, row);
    return true;
  });
}
