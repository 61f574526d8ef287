import type { InsertIntoPlan } from '../../plan/result.js';
import type { StatementRun } from '../deployment/statement-run.js';
import type { RowFunction, TestFunction } from '../expression/functions.js';
import type { NodeRun } from '../inspect/node-run.js';
import type { Item } from '../item.js';
import type { Row } from '../row.js';
import type { DeliveryStage } from './delivery.js';
import type { OutputOperator } from './output-operator.js';
import type { Items } from './processor.js';
import type { ResultKit } from './result-kit.js';

const NO_AGGREGATES: readonly never[] = [];

/**
 * A row for each row that enters, in their order, at once: most filters and patterns are selected from like this. All that the way of one row
 * needs stands here and not in kit and delivery, whose other fields would be fetched along with it.
 */
export class DirectOutput implements OutputOperator {
  readonly #make: RowFunction;
  readonly #having: TestFunction | undefined;
  readonly #run: StatementRun;
  readonly #node: NodeRun;
  readonly #insertInto: InsertIntoPlan | undefined;
  readonly #delivery: DeliveryStage;

  constructor({ make, having, run, plan }: ResultKit, delivery: DeliveryStage) {
    this.#make = make;
    this.#having = having;
    this.#run = run;
    this.#node = delivery.node;
    this.#insertInto = plan.insertInto;
    this.#delivery = delivery;
  }

  update(inserted: Items): void {
    if (inserted.length !== 1) {
      this.#updateAll(inserted);
      return;
    }
    this.enter(inserted[0] as Item);
  }

  enter(e: Item): void {
    const row = this.#rowOf(e);
    if (row === undefined) return;
    this.#node.countOne(row);
    if (this.#insertInto !== undefined) this.#run.send(this.#insertInto, [row]);
    this.#run.deliverOne(row);
  }

  #updateAll(inserted: Items): void {
    const rows: Row[] = [];
    for (const e of inserted) {
      const row = this.#rowOf(e);
      if (row !== undefined) rows.push(row);
    }
    this.#delivery.leave(rows);
  }

  /** undefined if it does not pass `having`, and also when it cannot be evaluated, which is reported. */
  #rowOf(e: Item): Row | undefined {
    try {
      if (this.#having !== undefined && !this.#having(e, undefined, undefined, NO_AGGREGATES)) return undefined;
      return this.#make(e, undefined, undefined, NO_AGGREGATES);
    } catch (error) {
      this.#run.failed(this.#delivery.node.id, error);
      return undefined;
    }
  }

  waiting(): number {
    return 0;
  }

  due(): undefined {}

  stop(): void {}
  save(): undefined {}
  load(): undefined {}
}
