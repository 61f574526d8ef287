import { invariant } from '@rulewright/core';
import { type Getter, getterOf } from '../getter.js';
import type { Row, RowValue } from '../row.js';
import type { RowIndex } from './row-index.js';
import { NONE, SlotLists } from './slot-lists.js';

/** Values of a chunk. */
const CHUNK = 512;

/** One end of a range: its value, and whether the value itself is left out. */
export interface Bound {
  readonly value: RowValue;
  readonly open: boolean;
}

/** Neighbouring values in ascending order, and the list of slots of each. */
interface Chunk {
  readonly values: RowValue[];
  readonly lists: number[];
}

/** Where a value stands, or would. */
interface Place {
  readonly chunk: number;
  readonly at: number;
}

/**
 * Rows by one property in ascending order, those of one value together in order of arrival; rows without a value stand nowhere. The values
 * stand in chunks of {@link CHUNK} at most, so that one that comes or goes moves few others. Look-up O(log n + found), a change O(log n),
 * and when a value comes for the first time or goes for good, O(CHUNK + chunks) by moving memory; a chunk goes with its last value.
 */
export class SortedIndex implements RowIndex {
  readonly #get: Getter;
  /** none is empty */
  readonly #chunks: Chunk[] = [];
  readonly #slots = new SlotLists();

  constructor(property: string) {
    this.#get = getterOf(property);
  }

  add(slot: number, row: Row): void {
    const value = this.#valueOf(row);
    if (value === null) return;
    const { chunk: index, at } = this.#placeToAdd(value);
    const chunk = this.#chunks[index] ?? this.#newChunk(index);
    if (chunk.values[at] !== value) {
      chunk.values.splice(at, 0, value);
      chunk.lists.splice(at, 0, this.#slots.create());
    }
    this.#slots.append(chunk.lists[at] ?? NONE, slot);
    if (chunk.values.length > CHUNK) this.#split(index, chunk);
  }

  remove(slot: number, row: Row): void {
    const emptied = this.#slots.remove(slot);
    if (emptied === NONE) return;
    const { chunk: index, at } = this.#place(this.#valueOf(row), false);
    const chunk = this.#chunks[index];
    invariant(chunk !== undefined, 'a value that is held has a chunk');
    chunk.values.splice(at, 1);
    chunk.lists.splice(at, 1);
    if (chunk.values.length === 0) this.#chunks.splice(index, 1);
    this.#slots.release(emptied);
  }

  replace(slot: number, row: Row, by: Row): void {
    this.remove(slot, row);
    this.add(slot, by);
  }

  /** Slots between two ends; a missing end is open to infinity, an end that is null lets nothing through. */
  between(low: Bound | undefined, high: Bound | undefined): readonly number[] {
    if (low?.value === null || high?.value === null) return [];
    const from = low === undefined ? { chunk: 0, at: 0 } : this.#place(low.value, low.open);
    const to = high === undefined ? { chunk: this.#chunks.length, at: 0 } : this.#place(high.value, !high.open);
    const found: number[] = [];
    for (let index = from.chunk; index <= to.chunk; index++) {
      const lists = this.#chunks[index]?.lists ?? [];
      const end = index === to.chunk ? to.at : lists.length;
      for (let at = index === from.chunk ? from.at : 0; at < end; at++) this.#slotsOf(lists[at] ?? NONE, found);
    }
    return found;
  }

  #slotsOf(list: number, found: number[]): void {
    for (let slot = this.#slots.first(list); slot !== NONE; slot = this.#slots.after(slot)) found.push(slot);
  }

  /** NaN lies in no range. */
  #valueOf(row: Row): RowValue {
    const value = this.#get(row) ?? null;
    return Number.isNaN(value) ? null : value;
  }

  /** The first value that is greater (`after`) or not less than `value`. */
  #place(value: RowValue, after: boolean): Place {
    const chunks = this.#chunks;
    let low = 0;
    let high = chunks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(chunks[middle]?.values.at(-1) ?? null, value, after)) low = middle + 1;
      else high = middle;
    }
    return { chunk: low, at: placeIn(chunks[low]?.values ?? [], value, after) };
  }

  /** What is greater than all goes into the last chunk as long as it has room: values that only rise fill their chunks. */
  #placeToAdd(value: RowValue): Place {
    const place = this.#place(value, false);
    const last = this.#chunks.at(-1);
    if (place.chunk < this.#chunks.length || last === undefined || last.values.length === CHUNK) return place;
    return { chunk: this.#chunks.length - 1, at: last.values.length };
  }

  #newChunk(index: number): Chunk {
    const chunk: Chunk = { values: [], lists: [] };
    this.#chunks.splice(index, 0, chunk);
    return chunk;
  }

  /** Its upper half becomes the chunk behind it. */
  #split(index: number, { values, lists }: Chunk): void {
    const half = values.length >> 1;
    this.#chunks.splice(index + 1, 0, { values: values.splice(half), lists: lists.splice(half) });
  }
}

function placeIn(values: readonly RowValue[], value: RowValue, after: boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(values[middle] ?? null, value, after)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isBefore(other: RowValue, value: RowValue, after: boolean): boolean {
  return isLess(other, value) || (after && other === value);
}

function isLess(a: RowValue, b: RowValue): boolean {
  return a !== null && b !== null && a < b;
}
