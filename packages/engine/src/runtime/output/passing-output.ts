import type { Slices, StateReader, StateWriter } from '../state.js';
import type { Start } from './after.js';
import type { GroupNumbers } from './item-state.js';
import type { OutputOperator } from './output-operator.js';
import type { Items, ResultProcessor } from './processor.js';

/** What stands before another output and says what reaches it, and when. */
export abstract class PassingOutput implements OutputOperator {
  protected readonly next: OutputOperator;

  constructor(next: OutputOperator) {
    this.next = next;
  }

  abstract update(inserted: Items, removed: Items): void;

  stop(): void {
    this.next.stop();
  }

  waiting(): number {
    return this.next.waiting();
  }

  due(): number | undefined {
    return this.next.due();
  }

  save(out: StateWriter, groups: GroupNumbers): Slices {
    return this.next.save(out, groups);
  }

  load(from: StateReader, groups: GroupNumbers): Slices {
    return this.next.load(from, groups);
  }
}

/** Before its start an output limit keeps silent. */
export class LateOutput extends PassingOutput {
  readonly #start: Start;
  readonly #before: (inserted: Items, removed: Items) => void;

  /** @param before takes what came before the start */
  constructor(next: OutputOperator, start: Start, before: (inserted: Items, removed: Items) => void) {
    super(next);
    this.#start = start;
    this.#before = before;
  }

  update(inserted: Items, removed: Items): void {
    if (this.#start.hasBegun(inserted.length)) this.next.update(inserted, removed);
    else this.#before(inserted, removed);
  }

  override save(out: StateWriter, groups: GroupNumbers): Slices {
    this.#start.save(out);
    return super.save(out, groups);
  }

  override load(from: StateReader, groups: GroupNumbers): Slices {
    this.#start.load(from);
    return super.load(from, groups);
  }
}

/** Behind a unidirectional join aggregates see the rows of one trigger only: each is forgotten when it has been told. */
export class ForgettingOutput extends PassingOutput {
  readonly #processor: ResultProcessor;

  constructor(next: OutputOperator, processor: ResultProcessor) {
    super(next);
    this.#processor = processor;
  }

  update(inserted: Items, removed: Items): void {
    this.next.update(inserted, removed);
    this.#processor.process([], inserted, undefined);
  }
}
