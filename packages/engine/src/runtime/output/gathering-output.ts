import { appended } from '../gathered-rows.js';
import type { Item } from '../item.js';
import type { OutputOperator } from './output-operator.js';
import { PassingOutput } from './passing-output.js';
import type { Items } from './processor.js';

const NO_ITEMS: Items = [];

/** Calls back when all handlers of the present event or instant have run. */
type Settle = (callback: () => void) => void;

/**
 * Where rows are ordered, the changes of one moment count as one, as in Esper: the matches of a pattern that one event completes, the keys of a
 * group window that are due together. A group is told once, and every row with the aggregates of them all. Nothing waits from one moment to
 * the next, so that it has no state of its own.
 */
export class GatheringOutput extends PassingOutput {
  readonly #settle: Settle;
  readonly #pass = (): void => this.#passOn();
  #inserted = NO_ITEMS;
  #removed = NO_ITEMS;
  #isWaiting = false;

  constructor(next: OutputOperator, settle: Settle) {
    super(next);
    this.#settle = settle;
  }

  update(inserted: Items, removed: Items): void {
    this.#inserted = withMore(this.#inserted, inserted);
    this.#removed = withMore(this.#removed, removed);
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#settle(this.#pass);
  }

  #passOn(): void {
    const [inserted, removed] = [this.#inserted, this.#removed];
    this.#inserted = NO_ITEMS;
    this.#removed = NO_ITEMS;
    this.#isWaiting = false;
    this.next.update(inserted, removed);
  }
}

/** A list of its own: those that are given may be the giver's. */
function withMore(list: Items, more: Items): Items {
  let all: readonly Item[] = list;
  for (const item of more) all = appended(all, item);
  return all;
}
