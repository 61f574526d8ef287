import { appended } from '../gathered-rows.js';
import type { Item } from '../item.js';
import type { StateReader, StateWriter } from '../state.js';
import type { ImmediateOutput, OutputOperator } from './output-operators.js';
import type { Items } from './processor.js';

/** Calls back when all handlers of the present event or instant have run. */
type Settle = (callback: () => void) => void;

/**
 * Where rows are ordered, the changes of one moment count as one, as in Esper: the matches of a pattern that one event completes, the keys of a
 * group window that are due together. A group is told once, and every row with the aggregates of them all.
 */
export class GatheringOutput implements OutputOperator {
  readonly #next: ImmediateOutput;
  readonly #settle: Settle;
  #inserted: readonly Item[] = [];
  #removed: readonly Item[] = [];
  #isWaiting = false;

  constructor(next: ImmediateOutput, settle: Settle) {
    this.#next = next;
    this.#settle = settle;
  }

  update(inserted: Items, removed: Items): void {
    for (const item of inserted) this.#inserted = appended(this.#inserted, item);
    for (const item of removed) this.#removed = appended(this.#removed, item);
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#settle(() => this.#pass());
  }

  stop(): void {
    this.#next.stop();
  }

  waiting(): number {
    return this.#next.waiting();
  }

  due(): number | undefined {
    return this.#next.due();
  }

  /** Nothing waits between two moments. */
  save(out: StateWriter): undefined {
    this.#next.save(out);
  }

  load(from: StateReader): undefined {
    this.#next.load(from);
  }

  #pass(): void {
    const [inserted, removed] = [this.#inserted, this.#removed];
    this.#inserted = [];
    this.#removed = [];
    this.#isWaiting = false;
    this.#next.update(inserted, removed);
  }
}
