import type { PreviousSite } from '../expression/environment.js';
import { KeyMap } from '../key-map.js';
import type { Operator } from '../operator.js';
import type { Row, RowValue } from '../row.js';
import { loadLongItems, type StateReader, type StateWriter, saveLongItems } from '../state.js';
import type { DataWindow, OpenWindow, WindowSite } from './data-window.js';
import { Partition, type PartitionOwner } from './partition.js';

const NO_WINDOW: PreviousSite = { at: () => null, tail: () => null, window: () => [], count: () => 0 };
const NO_BATCH: PreviousSite = { at: () => null, tail: () => null, window: () => null, count: () => null };

/**
 * `groupwin(k…)#w…`: the windows behind it once for each key. A key's windows are opened by its first row and closed when they are idle.
 * What is due at one instant leaves key by key, in the order in which they came up, also those of several group windows.
 */
export class GroupWindow implements DataWindow, PartitionOwner {
  readonly previous: PreviousSite;
  readonly #site: WindowSite;
  readonly #next: Operator;
  readonly #keys: readonly ((row: Row) => RowValue)[];
  readonly #open: OpenWindow;
  readonly #partitions: KeyMap<Partition>;

  constructor(
    site: WindowSite,
    next: Operator,
    options: { readonly keys: readonly ((row: Row) => RowValue)[]; readonly open: OpenWindow; readonly isBatch: boolean },
  ) {
    this.#site = site;
    this.#next = next;
    this.#keys = options.keys;
    this.#open = options.open;
    this.#partitions = new KeyMap(options.keys.length);
    // of a key without windows, what the windows of others would say of a row that has left them
    const absent = options.isBatch ? NO_BATCH : NO_WINDOW;
    const of = (row: Row): PreviousSite => this.#previousOf(row) ?? absent;
    this.previous = {
      isOfBatch: options.isBatch,
      at: (row, offset) => of(row).at(row, offset),
      tail: (row, offset) => of(row).tail(row, offset),
      window: (row) => of(row).window(row),
      count: (row) => of(row).count(row),
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

  told(partition: Partition, inserted: readonly Row[], removed: readonly Row[]): void {
    this.#next.update(inserted, removed);
    if (removed.length > 0) this.#closeIfIdle(partition);
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
    yield* saveLongItems(out, this.#partitions.values(), this.#partitions.size, ({ keys, window, rank }) => {
      out.integer(this.#site.laterRanks.placeOf(rank));
      for (const key of keys) out.value(key);
      return window.save(out);
    });
  }

  *load(from: StateReader): Generator<void> {
    yield* loadLongItems(from, () => {
      const rank = this.#site.laterRanks.at(from.integer());
      return this.#add(
        this.#keys.map(() => from.value()),
        rank,
      ).window.load(from);
    });
  }

  #keysOf(row: Row): readonly RowValue[] {
    return this.#keys.map((key) => key(row));
  }

  #previousOf(row: Row): PreviousSite | undefined {
    return this.#partitions.get(this.#keysOf(row))?.window.previous;
  }

  #partitionOf(keys: readonly RowValue[]): Partition {
    return this.#partitions.get(keys) ?? this.#add(keys, this.#site.laterRanks.next());
  }

  #add(keys: readonly RowValue[], rank: number): Partition {
    const site = { ...this.#site, order: rank };
    const partition = new Partition(this, { keys, rank, open: (next) => this.#open(site, next) });
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
