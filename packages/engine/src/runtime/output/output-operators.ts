import type { Item } from '../item.js';
import type { Operator } from '../operator.js';
import type { StateReader, StateWriter } from '../state.js';
import type { GroupGate } from './gate.js';
import type { GroupNumbers } from './item-state.js';
import { OutputRows } from './output-rows.js';
import type { Collector, Items, ResultProcessor } from './processor.js';
import type { Fire, Trigger } from './trigger.js';

/** The end of a statement's chain: takes changes of joined rows and lets rows leave. */
export interface OutputOperator extends Operator<Item> {
  stop(): void;
  /** changes that wait for the end of an interval */
  waiting(): number;
  /** when the interval ends, if by time */
  due(): number | undefined;
  /** what it keeps besides the groups of the processor, which are written before it; a generator where that may be long */
  save(out: StateWriter, groups: GroupNumbers): Generator<void> | undefined;
  load(from: StateReader, groups: GroupNumbers): Generator<void> | undefined;
}

/** Says whether changes are told of already (`output after`). */
export interface Start {
  hasBegun(inserted: number): boolean;
  save(out: StateWriter): void;
  load(from: StateReader): void;
}

/** Before its start an output limit keeps silent. */
export class LateOutput implements OutputOperator {
  readonly #next: OutputOperator;
  readonly #start: Start;
  readonly #before: (inserted: Items, removed: Items) => void;

  /** @param before takes what came before the start */
  constructor(next: OutputOperator, start: Start, before: (inserted: Items, removed: Items) => void) {
    this.#next = next;
    this.#start = start;
    this.#before = before;
  }

  update(inserted: Items, removed: Items): void {
    if (this.#start.hasBegun(inserted.length)) this.#next.update(inserted, removed);
    else this.#before(inserted, removed);
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

  *save(out: StateWriter, groups: GroupNumbers): Generator<void> {
    this.#start.save(out);
    const long = this.#next.save(out, groups);
    if (long !== undefined) yield* long;
  }

  *load(from: StateReader, groups: GroupNumbers): Generator<void> {
    this.#start.load(from);
    const long = this.#next.load(from, groups);
    if (long !== undefined) yield* long;
  }
}

/** Behind a unidirectional join aggregates see the rows of one trigger only: each is forgotten when it has been told. */
export class ForgettingOutput implements OutputOperator {
  readonly #next: OutputOperator;
  readonly #processor: ResultProcessor;

  constructor(next: OutputOperator, processor: ResultProcessor) {
    this.#next = next;
    this.#processor = processor;
  }

  update(inserted: Items, removed: Items): void {
    this.#next.update(inserted, removed);
    this.#processor.process([], inserted, undefined);
  }

  waiting(): number {
    return this.#next.waiting();
  }

  due(): number | undefined {
    return this.#next.due();
  }

  stop(): void {
    this.#next.stop();
  }

  save(out: StateWriter, groups: GroupNumbers): Generator<void> | undefined {
    return this.#next.save(out, groups);
  }

  load(from: StateReader, groups: GroupNumbers): Generator<void> | undefined {
    return this.#next.load(from, groups);
  }
}

/** Where rows that are due go to. */
export interface Outlet {
  /**
   * @param endsInterval an interval of an output limit ends with it
   * @param isWhole the rows are neither ordered nor limited
   */
  post(out: OutputRows, endsInterval: boolean, isWhole?: boolean): void;
}

export interface ImmediateOptions {
  /** the one row of all is neither ordered nor limited */
  readonly isWhole: boolean;
  /** `output after …` without a limit: rows are silent until so many of them came about, or so much time has passed */
  readonly start?: Start;
}

/** No output limit: rows leave with the change that makes them. */
export class ImmediateOutput implements OutputOperator {
  readonly #processor: ResultProcessor;
  readonly #delivery: Outlet;
  readonly #start: Start | undefined;
  readonly #isWhole: boolean;
  /** no row came about the last time, so that it can be filled now */
  #empty: OutputRows | undefined = new OutputRows();

  constructor(processor: ResultProcessor, delivery: Outlet, { isWhole, start }: ImmediateOptions) {
    this.#processor = processor;
    this.#delivery = delivery;
    this.#start = start;
    this.#isWhole = isWhole;
  }

  update(inserted: Items, removed: Items): void {
    const out = this.#empty ?? new OutputRows();
    this.#empty = undefined;
    this.#processor.process(inserted, removed, out);
    if (out.isEmpty) this.#empty = out;
    if (this.#start === undefined || this.#start.hasBegun(out.inserted.length)) this.#delivery.post(out, false, this.#isWhole);
  }

  stop(): void {}

  waiting(): number {
    return 0;
  }

  due(): number | undefined {
    return undefined;
  }

  save(out: StateWriter): undefined {
    this.#start?.save(out);
  }

  load(from: StateReader): undefined {
    this.#start?.load(from);
  }
}

/** Rows are gathered and leave together at the end of each interval. */
export class IntervalOutput implements OutputOperator {
  readonly #collector: Collector;
  readonly #delivery: Outlet;
  readonly #trigger: Trigger;

  constructor(collector: Collector, delivery: Outlet, trigger: (fire: Fire) => Trigger) {
    this.#collector = collector;
    this.#delivery = delivery;
    this.#trigger = trigger((isHeard) => this.#flush(isHeard));
  }

  /** Takes a change that does not count for the interval. */
  collect(inserted: Items, removed: Items): void {
    this.#collector.collect(inserted, removed);
  }

  update(inserted: Items, removed: Items): void {
    this.#collector.collect(inserted, removed);
    this.#trigger.changed(inserted.length, removed.length);
  }

  stop(): void {
    this.#trigger.stop();
  }

  waiting(): number {
    return this.#collector.waiting();
  }

  due(): number | undefined {
    return this.#trigger.next();
  }

  *save(out: StateWriter, groups: GroupNumbers): Generator<void> {
    this.#trigger.save(out);
    yield* this.#collector.save(out, groups);
  }

  *load(from: StateReader, groups: GroupNumbers): Generator<void> {
    this.#trigger.load(from);
    yield* this.#collector.load(from, groups);
  }

  #flush(isHeard: boolean): void {
    const out = new OutputRows();
    const isWhole = this.#collector.flush(out);
    this.#delivery.post(out, isHeard, isWhole);
  }
}

/** `output first` of a statement without groups: the first change of an interval passes, the others are silent. */
export class FirstOutput implements OutputOperator {
  readonly #processor: ResultProcessor;
  readonly #delivery: Outlet;
  readonly #trigger: Trigger;
  readonly #onlyRemoved: boolean;
  #isOpen = true;

  /** @param onlyRemoved nothing but rows that leave is told of, so that no other passes */
  constructor(processor: ResultProcessor, delivery: Outlet, trigger: (fire: Fire) => Trigger, onlyRemoved: boolean) {
    this.#processor = processor;
    this.#delivery = delivery;
    this.#onlyRemoved = onlyRemoved;
    this.#trigger = trigger(() => {
      this.#isOpen = true;
    });
  }

  update(inserted: Items, removed: Items): void {
    if (!this.#isOpen) this.#processor.process(inserted, removed, undefined);
    else if (!this.#pass(inserted, removed)) return;
    // the interval begins with the change that passes
    this.#trigger.changed(inserted.length, removed.length);
  }

  /** @returns whether an interval runs now */
  #pass(inserted: Items, removed: Items): boolean {
    const out = new OutputRows();
    this.#processor.process(inserted, removed, out);
    if (out.isEmpty || (this.#onlyRemoved && out.removed.length === 0)) return false;
    this.#isOpen = false;
    this.#delivery.post(out, false);
    return true;
  }

  stop(): void {
    this.#trigger.stop();
  }

  waiting(): number {
    return 0;
  }

  due(): number | undefined {
    return this.#trigger.next();
  }

  save(out: StateWriter): undefined {
    out.value(this.#isOpen);
    this.#trigger.save(out);
  }

  load(from: StateReader): undefined {
    this.#isOpen = from.value() === true;
    this.#trigger.load(from);
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

/** `output snapshot`: what is held at the end of each interval. */
export class SnapshotOutput implements OutputOperator {
  readonly #processor: ResultProcessor;
  readonly #delivery: Outlet;
  readonly #trigger: Trigger;
  readonly #show: (out: OutputRows) => void;

  constructor(processor: ResultProcessor, delivery: Outlet, show: (out: OutputRows) => void, trigger: (fire: Fire) => Trigger) {
    this.#processor = processor;
    this.#delivery = delivery;
    this.#show = show;
    this.#trigger = trigger((isHeard) => this.#flush(isHeard));
  }

  update(inserted: Items, removed: Items): void {
    this.#processor.process(inserted, removed, undefined);
    this.#trigger.changed(inserted.length, removed.length);
  }

  stop(): void {
    this.#trigger.stop();
  }

  waiting(): number {
    return 0;
  }

  due(): number | undefined {
    return this.#trigger.next();
  }

  save(out: StateWriter): undefined {
    this.#trigger.save(out);
  }

  load(from: StateReader): undefined {
    this.#trigger.load(from);
  }

  #flush(isHeard: boolean): void {
    const out = new OutputRows();
    this.#show(out);
    this.#delivery.post(out, isHeard);
  }
}
