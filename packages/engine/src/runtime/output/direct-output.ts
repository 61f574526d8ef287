import type { Item } from '../item.js';
import type { Row } from '../row.js';
import type { DeliveryStage } from './delivery.js';
import type { OutputOperator } from './output-operator.js';
import type { Items } from './processor.js';
import type { ResultKit } from './result-kit.js';

/** A row for each row that enters, in their order, at once: most filters and patterns are selected from like this. */
export class DirectOutput implements OutputOperator {
  readonly #kit: ResultKit;
  readonly #delivery: DeliveryStage;

  constructor(kit: ResultKit, delivery: DeliveryStage) {
    this.#kit = kit;
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
    const row = this.#kit.rowOf(e);
    if (row !== undefined) this.#delivery.leaveOne(row);
  }

  #updateAll(inserted: Items): void {
    const rows: Row[] = [];
    for (const e of inserted) {
      const row = this.#kit.rowOf(e);
      if (row !== undefined) rows.push(row);
    }
    this.#delivery.leave(rows);
  }

  waiting(): number {
    return 0;
  }

  due(): undefined {}

  stop(): void {}
  save(): undefined {}
  load(): undefined {}
}
