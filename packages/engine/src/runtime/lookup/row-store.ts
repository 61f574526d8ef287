import type { Row } from '../row.js';
import { loadRows, type Stateful, type StateReader, type StateWriter, saveRows } from '../state.js';
import { LargeMap } from '../table/large-map.js';
import { shardOfRow } from '../table/shard-of.js';
import { HashIndex } from './hash-index.js';
import type { RowIndex } from './row-index.js';
import { ListWalk, type RowWalk } from './row-walk.js';
import { NONE, SlotLists } from './slot-lists.js';
import { SortedIndex } from './sorted-index.js';

/** So many rows of one key are looked through for one of them. */
const FEW = 16;

/** So many rows a question are entered into the map of slots until all are there: to enter a million at once takes a quarter of a second. */
const SLICE_ROWS = 4_096;

/** The only list of the order of arrival. */
const ALL = 0;

/**
 * The rows that a stream, a subquery or a named window holds now, in order of arrival, and the indexes that somebody asked for. Each row has
 * a slot, by which indexes know it, as long as it is held.
 */
export class RowStore implements Stateful {
  /** by slot */
  readonly bySlot: (Row | undefined)[] = [];
  readonly #freed: number[] = [];
  readonly #order = new SlotLists();
  readonly #byName = new Map<string, RowIndex>();
  #indexes: readonly RowIndex[] = [];
  /** an index that can tell where a row stands */
  #finder: HashIndex | undefined = undefined;
  /** slots of the rows in the first {@link #mapped} slots; begun when a row is asked for that nothing else finds */
  #slots: LargeMap<Row, number> | undefined = undefined;
  #mapped = 0;
  #size = 0;

  constructor() {
    this.#order.create();
  }

  get size(): number {
    return this.#size;
  }

  /** Oldest first. */
  get rows(): Iterable<Row> {
    return { [Symbol.iterator]: () => iteratorOf(this.walk()) };
  }

  /** The same, to be walked over. */
  walk(): RowWalk {
    return new ListWalk(this.bySlot, this.#order, this.#order.first(ALL));
  }

  has(row: Row): boolean {
    return this.#slotOf(row) !== NONE;
  }

  /** Adds a row that is not held. */
  add(row: Row): void {
    const slot = this.#freed.pop() ?? this.bySlot.length;
    this.bySlot[slot] = row;
    this.#order.append(ALL, slot);
    if (this.#slots !== undefined) this.#map(row, slot);
    this.#size++;
    for (const index of this.#indexes) index.add(slot, row);
  }

  /** @returns false for a row that is not held, which changes nothing */
  remove(row: Row): boolean {
    const slot = this.#slotOf(row);
    if (slot === NONE) return false;
    this.bySlot[slot] = undefined;
    this.#order.remove(slot);
    this.#slots?.delete(row);
    this.#freed.push(slot);
    this.#size--;
    for (const index of this.#indexes) index.remove(slot, row);
    return true;
  }

  /**
   * Takes a row out and adds one that is not held: less work than both by themselves where their keys are the same.
   *
   * @returns false if the first was not held
   */
  replace(row: Row, by: Row): boolean {
    const slot = this.#slotOf(row);
    if (slot === NONE) {
      this.add(by);
      return false;
    }
    this.bySlot[slot] = by;
    this.#order.renew(slot);
    if (this.#slots?.delete(row)) this.#slots.set(by, slot);
    for (const index of this.#indexes) index.replace(slot, row, by);
    return true;
  }

  /** An index by these properties, shared with whoever asks for the same; filled with what is held. */
  hashIndex(properties: readonly string[]): HashIndex {
    const index = this.#index(`hash ${JSON.stringify(properties)}`, () => new HashIndex(properties));
    this.#finder ??= index;
    return index;
  }

  sortedIndex(property: string): SortedIndex {
    return this.#index(`sorted ${property}`, () => new SortedIndex(property));
  }

  *save(out: StateWriter): Generator<void> {
    yield* saveRows(out, this.rows, this.size);
  }

  *load(from: StateReader): Generator<void> {
    yield* loadRows(from, (row) => this.add(row));
  }

  /** The oldest and the newest are asked for most. */
  #slotOf(row: Row): number {
    const rows = this.bySlot;
    const oldest = this.#order.first(ALL);
    if (oldest === NONE || rows[oldest] === row) return oldest;
    const newest = this.#order.last(ALL);
    if (rows[newest] === row) return newest;
    const finder = this.#finder;
    if (this.#slots === undefined && finder !== undefined) {
      let slot = finder.firstLike(row, rows);
      for (let seen = 0; seen < FEW; seen++) {
        if (slot === NONE || rows[slot] === row) return slot;
        slot = finder.slots.after(slot);
      }
    }
    return this.#mappedSlotOf(row);
  }

  #mappedSlotOf(row: Row): number {
    const rows = this.bySlot;
    this.#slots ??= new LargeMap(shardOfRow);
    const slots = this.#slots;
    const end = Math.min(this.#mapped + SLICE_ROWS, rows.length);
    for (let slot = this.#mapped; slot < end; slot++) {
      const held = rows[slot];
      if (held !== undefined) slots.set(held, slot);
    }
    this.#mapped = Math.max(this.#mapped, end);
    const slot = slots.get(row);
    if (slot !== undefined) return slot;
    // a walk over memory, at most so often as there are slices
    return this.#mapped === rows.length ? NONE : rows.indexOf(row, this.#mapped);
  }

  /** Enters a row that has come into a slot, unless its turn comes later. */
  #map(row: Row, slot: number): void {
    if (slot > this.#mapped) return;
    this.#slots?.set(row, slot);
    if (slot === this.#mapped) this.#mapped++;
  }

  #index<I extends RowIndex>(name: string, make: () => I): I {
    const known = this.#byName.get(name);
    if (known !== undefined) return known as I;
    const index = make();
    for (let slot = this.#order.first(ALL); slot !== NONE; slot = this.#order.after(slot))
      index.add(slot, this.bySlot[slot] as Row);
    this.#byName.set(name, index);
    this.#indexes = [...this.#indexes, index];
    return index;
  }
}

function iteratorOf(walk: RowWalk): Iterator<Row> {
  return {
    next: (): IteratorResult<Row> => {
      const row = walk.next();
      return row === undefined ? { done: true, value: undefined } : { done: false, value: row };
    },
  };
}
