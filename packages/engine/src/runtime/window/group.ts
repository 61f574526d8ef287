import type { PreviousSite } from '../expression/environment.js';
import { KeyMap } from '../key-map.js';
import type { Operator } from '../operator.js';
import type { Row, RowValue } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import type { DataWindow, OpenWindow, WindowSite } from './data-window.js';

interface Partition {
  readonly keys: readonly RowValue[];
  readonly window: DataWindow;
}

/** Ranks between that of one window and the next, for the windows of keys. */
const RANKS = 0x10000;

/** `groupwin(k…)#w…`: the windows behind it once for each key. A key's windows are opened by its first row and closed when they are idle. */
export class GroupWindow implements DataWindow {
  readonly previous: PreviousSite;
  readonly #site: WindowSite;
  readonly #next: Operator;
  readonly #keys: readonly ((row: Row) => RowValue)[];
  readonly #open: OpenWindow;
  readonly #partitions: KeyMap<Partition>;
  #opened = 0;

  constructor(
    site: WindowSite,
    next: Operator,
    options: { readonly keys: readonly ((row: Row) => RowValue)[]; readonly open: OpenWindow },
  ) {
    this.#site = site;
    this.#next = next;
    this.#keys = options.keys;
    this.#open = options.open;
    this.#partitions = new KeyMap(options.keys.length);
    this.previous = {
      at: (row, offset) => this.#previousOf(row)?.at(row, offset) ?? null,
      tail: (row, offset) => this.#previousOf(row)?.tail(row, offset) ?? null,
      window: (row) => this.#previousOf(row)?.window(row) ?? [],
      count: (row) => this.#previousOf(row)?.count(row) ?? 0,
    };
  }

  get size(): number {
    let size = 0;
    for (const { window } of this.#partitions.values()) size += window.size;
    return size;
  }

  get idle(): boolean {
    return this.#partitions.size === 0;
  }

  update(inserted: readonly Row[], removed: readonly Row[]): void {
    const [only] = inserted;
    if (inserted.length === 1 && removed.length === 0 && only !== undefined) {
      this.#partitionOf(this.#keysOf(only)).window.update(inserted, removed);
      return;
    }
    for (const [partition, change] of this.#byPartition(inserted, removed))
      partition.window.update(change.inserted, change.removed);
  }

  forget(rows: readonly Row[]): void {
    for (const [partition, { removed }] of this.#byPartition([], rows)) {
      partition.window.forget(removed);
      this.#closeIfIdle(partition);
    }
  }

  *rows(): Generator<Row> {
    for (const { window } of this.#partitions.values()) yield* window.rows();
  }

  *save(out: StateWriter): Generator<void> {
    out.integer(this.#partitions.size);
    for (const { keys, window } of this.#partitions.values()) {
      for (const key of keys) out.value(key);
      yield* window.save(out);
    }
  }

  *load(from: StateReader): Generator<void> {
    for (let left = from.integer(); left > 0; left--) {
      yield* this.#partitionOf(this.#keys.map(() => from.value())).window.load(from);
    }
  }

  #keysOf(row: Row): readonly RowValue[] {
    return this.#keys.map((key) => key(row));
  }

  #previousOf(row: Row): PreviousSite | undefined {
    return this.#partitions.get(this.#keysOf(row))?.window.previous;
  }

  #partitionOf(keys: readonly RowValue[]): Partition {
    const known = this.#partitions.get(keys);
    if (known !== undefined) return known;
    const next: Operator = {
      update: (inserted, removed) => {
        this.#next.update(inserted, removed);
        if (removed.length > 0) this.#closeIfIdle(partition);
      },
    };
    // what is due at one instant leaves key by key, in the order in which they came up
    if (this.#partitions.size === 0) this.#opened = 0;
    const rank = Math.min(this.#opened++, RANKS - 1) / RANKS;
    const partition: Partition = { keys, window: this.#open({ ...this.#site, order: this.#site.order + rank }, next) };
    this.#partitions.set(keys, partition);
    return partition;
  }

  #closeIfIdle({ keys, window }: Partition): void {
    if (window.idle) this.#partitions.delete(keys);
  }

  /** Rows by partition, in the order of their first row. */
  #byPartition(inserted: readonly Row[], removed: readonly Row[]): ReadonlyMap<Partition, { inserted: Row[]; removed: Row[] }> {
    const changes = new Map<Partition, { inserted: Row[]; removed: Row[] }>();
    const changeOf = (row: Row): { inserted: Row[]; removed: Row[] } => {
      const partition = this.#partitionOf(this.#keysOf(row));
      let change = changes.get(partition);
      if (change === undefined) {
        change = { inserted: [], removed: [] };
        changes.set(partition, change);
      }
      return change;
    };
    for (const row of removed) changeOf(row).removed.push(row);
    for (const row of inserted) changeOf(row).inserted.push(row);
    return changes;
  }
}
