import type { Item } from '../item.js';
import type { Operator } from '../operator.js';
import type { GroupGate } from './gate.js';
import { OutputRows } from './output-rows.js';
import type { Collector, Items, ResultProcessor } from './processor.js';
import type { Trigger } from './trigger.js';

/** The end of a statement's chain: takes changes of joined rows and lets rows leave. */
export interface OutputOperator extends Operator<Item> {
  stop(): void;
}

/** Where rows that are due go to. */
export interface Outlet {
  /** @param endsInterval an interval of an output limit ends with it */
  post(out: OutputRows, endsInterval: boolean): void;
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

/** Rows are gathered and leave together at the end of each interval. */
export class IntervalOutput implements OutputOperator {
  readonly #collector: Collector;
  readonly #delivery: Outlet;
  readonly #trigger: Trigger;

  constructor(collector: Collector, delivery: Outlet, trigger: (fire: () => void) => Trigger) {
    this.#collector = collector;
    this.#delivery = delivery;
    this.#trigger = trigger(() => this.#flush());
  }

  update(inserted: Items, removed: Items): void {
    this.#collector.collect(inserted, removed);
    this.#trigger.changed(inserted.length, removed.length);
  }

  stop(): void {
    this.#trigger.stop();
  }

  #flush(): void {
    const out = new OutputRows();
    this.#collector.flush(out);
    this.#delivery.post(out, true);
  }
}

/** The rows of every change, as they come about; with `last`, only the last of them. */
export function everyRow(processor: ResultProcessor, last: 'none' | 'last' | 'last-and-first'): Collector {
  let rows = new OutputRows();
  let hasChanged = false;
  return {
    collect: (inserted, removed) => {
      hasChanged = true;
      processor.process(inserted, removed, rows);
      if (last === 'none') return;
      rows.inserted = rows.inserted.slice(-1);
      // what was before an interval is what was before its first change
      rows.removed = last === 'last' ? rows.removed.slice(-1) : rows.removed.slice(0, 1);
    },
    flush: (out) => {
      if (!hasChanged) processor.unchanged?.(rows);
      out.inserted.push(...rows.inserted);
      out.removed.push(...rows.removed);
      rows = new OutputRows();
      hasChanged = false;
    },
  };
}

/** `output first` of a statement without groups: the first change of an interval passes, the others are silent. */
export class FirstOutput implements OutputOperator {
  readonly #processor: ResultProcessor;
  readonly #delivery: Outlet;
  readonly #trigger: Trigger;
  #isOpen = true;

  constructor(processor: ResultProcessor, delivery: Outlet, trigger: (fire: () => void) => Trigger) {
    this.#processor = processor;
    this.#delivery = delivery;
    this.#trigger = trigger(() => {
      this.#isOpen = true;
    });
  }

  update(inserted: Items, removed: Items): void {
    if (this.#isOpen) {
      const out = new OutputRows();
      this.#processor.process(inserted, removed, out);
      if (!out.isEmpty) {
        this.#isOpen = false;
        this.#delivery.post(out, false);
      }
    } else this.#processor.process(inserted, removed, undefined);
    this.#trigger.changed(inserted.length, removed.length);
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

  constructor(
    processor: ResultProcessor,
    delivery: Outlet,
    show: (out: OutputRows) => void,
    trigger: (fire: () => void) => Trigger,
  ) {
    this.#processor = processor;
    this.#delivery = delivery;
    this.#show = show;
    this.#trigger = trigger(() => this.#flush());
  }

  update(inserted: Items, removed: Items): void {
    this.#processor.process(inserted, removed, undefined);
    this.#trigger.changed(inserted.length, removed.length);
  }

  stop(): void {
    this.#trigger.stop();
  }

  #flush(): void {
    const out = new OutputRows();
    this.#show(out);
    this.#delivery.post(out, true);
  }
}
