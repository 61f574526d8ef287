import type { Slices, StateReader, StateWriter } from '../state.js';
import type { GroupGate } from './gate.js';
import type { GroupNumbers } from './item-state.js';
import type { Outlet, OutputOperator } from './output-operator.js';
import { OutputRows } from './output-rows.js';
import type { Collector, Items, ResultProcessor } from './processor.js';
import type { Fire, Trigger } from './trigger.js';

/** Makes the trigger of an output limit. */
type OpenTrigger = (fire: Fire) => Trigger;

/** What all output limits share: a trigger that says when an interval ends, which is all that they keep unless they say otherwise. */
abstract class LimitedOutput implements OutputOperator {
  protected readonly delivery: Outlet;
  protected readonly trigger: Trigger;

  constructor(delivery: Outlet, trigger: OpenTrigger) {
    this.delivery = delivery;
    this.trigger = trigger((isHeard) => this.fire(isHeard));
  }

  abstract update(inserted: Items, removed: Items): void;
  /** An interval has ended. */
  protected abstract fire(isHeard: boolean): void;

  stop(): void {
    this.trigger.stop();
  }

  waiting(): number {
    return 0;
  }

  due(): number | undefined {
    return this.trigger.next();
  }

  save(out: StateWriter, _groups: GroupNumbers): Slices {
    this.trigger.save(out);
    return undefined;
  }

  load(from: StateReader, _groups: GroupNumbers): Slices {
    this.trigger.load(from);
    return undefined;
  }
}

/** Rows are gathered and leave together at the end of each interval. */
export class IntervalOutput extends LimitedOutput {
  readonly #collector: Collector;

  constructor(collector: Collector, delivery: Outlet, trigger: OpenTrigger) {
    super(delivery, trigger);
    this.#collector = collector;
  }

  /** Takes a change that does not count for the interval. */
  collect(inserted: Items, removed: Items): void {
    this.#collector.collect(inserted, removed);
  }

  update(inserted: Items, removed: Items): void {
    this.#collector.collect(inserted, removed);
    this.trigger.changed(inserted.length, removed.length);
  }

  override waiting(): number {
    return this.#collector.waiting();
  }

  override *save(out: StateWriter, groups: GroupNumbers): Generator<void> {
    this.trigger.save(out);
    yield* this.#collector.save(out, groups);
  }

  override *load(from: StateReader, groups: GroupNumbers): Generator<void> {
    this.trigger.load(from);
    yield* this.#collector.load(from, groups);
  }

  protected fire(isHeard: boolean): void {
    const out = new OutputRows();
    const isWhole = this.#collector.flush(out);
    this.delivery.post(out, isHeard, isWhole);
  }
}

/** `output first` of a statement without groups: the first change of an interval passes, the others are silent. */
export class FirstOutput extends LimitedOutput {
  readonly #processor: ResultProcessor;
  readonly #onlyRemoved: boolean;
  #isOpen = true;

  /** @param onlyRemoved nothing but rows that leave is told of, so that no other passes */
  constructor(processor: ResultProcessor, delivery: Outlet, trigger: OpenTrigger, onlyRemoved: boolean) {
    super(delivery, trigger);
    this.#processor = processor;
    this.#onlyRemoved = onlyRemoved;
  }

  update(inserted: Items, removed: Items): void {
    if (!this.#isOpen) this.#processor.process(inserted, removed, undefined);
    else if (!this.#pass(inserted, removed)) return;
    // the interval begins with the change that passes
    this.trigger.changed(inserted.length, removed.length);
  }

  override save(out: StateWriter, groups: GroupNumbers): Slices {
    out.value(this.#isOpen);
    return super.save(out, groups);
  }

  override load(from: StateReader, groups: GroupNumbers): Slices {
    this.#isOpen = from.value() === true;
    return super.load(from, groups);
  }

  protected fire(): void {
    this.#isOpen = true;
  }

  /** @returns whether an interval runs now */
  #pass(inserted: Items, removed: Items): boolean {
    const out = new OutputRows();
    this.#processor.process(inserted, removed, out);
    if (out.isEmpty || (this.#onlyRemoved && out.removed.length === 0)) return false;
    this.#isOpen = false;
    this.delivery.post(out, false);
    return true;
  }
}

/** `output snapshot`: what is held at the end of each interval. */
export class SnapshotOutput extends LimitedOutput {
  readonly #processor: ResultProcessor;
  readonly #show: (out: OutputRows) => void;

  constructor(processor: ResultProcessor, delivery: Outlet, show: (out: OutputRows) => void, trigger: OpenTrigger) {
    super(delivery, trigger);
    this.#processor = processor;
    this.#show = show;
  }

  update(inserted: Items, removed: Items): void {
    this.#processor.process(inserted, removed, undefined);
    this.trigger.changed(inserted.length, removed.length);
  }

  protected fire(isHeard: boolean): void {
    const out = new OutputRows();
    this.#show(out);
    this.delivery.post(out, isHeard);
  }
}

/** `output first` of a grouped statement: every group passes by itself. */
export class FirstOfGroupOutput implements OutputOperator {
  readonly #processor: ResultProcessor;
  readonly #delivery: Outlet;
  readonly #gate: GroupGate;

  constructor(processor: ResultProcessor, delivery: Outlet, gate: GroupGate) {
    this.#processor = processor;
    this.#delivery = delivery;
    this.#gate = gate;
  }

  update(inserted: Items, removed: Items): void {
    const out = new OutputRows();
    this.#processor.processFirst?.(inserted, removed, this.#gate, out);
    this.#delivery.post(out, false);
    this.#gate.trigger?.changed(inserted.length, removed.length);
  }

  stop(): void {
    this.#gate.trigger?.stop();
  }

  waiting(): number {
    return 0;
  }

  due(): number | undefined {
    return this.#gate.trigger?.next();
  }

  save(out: StateWriter): undefined {
    this.#gate.save(out);
  }

  load(from: StateReader): undefined {
    this.#gate.load(from);
  }
}
