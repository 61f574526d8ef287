import type { Item } from '../item.js';
import type { Operator } from '../operator.js';
import type { GroupGate } from './gate.js';
import { OutputRows } from './output-rows.js';
import type { Collector, Items, ResultProcessor } from './processor.js';
import type { Fire, Trigger } from './trigger.js';

/** The end of a statement's chain: takes changes of joined rows and lets rows leave. */
export interface OutputOperator extends Operator<Item> {
  stop(): void;
}

/** Says whether changes are told of already (`output after`). */
export interface Start {
  hasBegun(inserted: number): boolean;
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
}

/** Where rows that are due go to. */
export interface Outlet {
  /**
   * @param endsInterval an interval of an output limit ends with it
   * @param isWhole the rows are neither ordered nor limited
   */
  post(out: OutputRows, endsInterval: boolean, isWhole?: boolean): void;
}

/** No output limit: rows leave with the change that makes them. */
export class ImmediateOutput implements OutputOperator {
  readonly #processor: ResultProcessor;
  readonly #delivery: Outlet;

  constructor(processor: ResultProcessor, delivery: Outlet) {
    this.#processor = processor;
    this.#delivery = delivery;
  }

  update(inserted: Items, removed: Items): void {
    const out = new OutputRows();
    this.#processor.process(inserted, removed, out);
    this.#delivery.post(out, false);
  }

  stop(): void {}
}

/** `output after …` without a limit: rows are silent until so many of them came about, or so much time has passed. */
export class SilentStart implements Outlet {
  readonly #next: Outlet;
  readonly #start: Start;

  constructor(next: Outlet, start: Start) {
    this.#next = next;
    this.#start = start;
  }

  post(out: OutputRows, endsInterval: boolean): void {
    if (this.#start.hasBegun(out.inserted.length)) this.#next.post(out, endsInterval);
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

  #flush(isHeard: boolean): void {
    const out = new OutputRows();
    const isWhole = this.#collector.flush(out);
    this.#delivery.post(out, isHeard, isWhole);
  }
}

/** Changes wait as they came, and are worked off when the interval ends: until then aggregates stay as they were, as in Esper. */
export function deferred(collector: Collector): Collector {
  let changes: (readonly [Items, Items])[] = [];
  return {
    collect: (inserted, removed) => {
      changes.push([inserted, removed]);
    },
    flush: (out) => {
      const waiting = changes;
      changes = [];
      for (const [inserted, removed] of waiting) collector.collect(inserted, removed);
      return collector.flush(out);
    },
  };
}

/** The rows of every change, as they come about; with `last`, only the last of each stream. */
export function everyRow(processor: ResultProcessor, last: boolean): Collector {
  let rows = new OutputRows();
  let hasChanged = false;
  return {
    collect: (inserted, removed) => {
      hasChanged = true;
      processor.process(inserted, removed, rows);
      if (!last) return;
      rows.inserted = rows.inserted.slice(-1);
      rows.removed = rows.removed.slice(-1);
    },
    flush: (out) => {
      const isWhole = !hasChanged && processor.unchanged !== undefined;
      if (!hasChanged) processor.unchanged?.(rows);
      out.inserted.push(...rows.inserted);
      out.removed.push(...rows.removed);
      rows = new OutputRows();
      hasChanged = false;
      return isWhole;
    },
  };
}

/** `output first` of a statement without groups: the first change of an interval passes, the others are silent. */
export class FirstOutput implements OutputOperator {
  readonly #processor: ResultProcessor;
  readonly #delivery: Outlet;
  readonly #trigger: Trigger;
  #isOpen = true;

  constructor(processor: ResultProcessor, delivery: Outlet, trigger: (fire: Fire) => Trigger) {
    this.#processor = processor;
    this.#delivery = delivery;
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
    if (out.isEmpty) return false;
    this.#isOpen = false;
    this.#delivery.post(out, false);
    return true;
  }

  stop(): void {
    this.#trigger.stop();
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

  #flush(isHeard: boolean): void {
    const out = new OutputRows();
    this.#show(out);
    this.#delivery.post(out, isHeard);
  }
}
