/** No slot, no list. */
export const NONE = -1;

const FIRST_CAPACITY = 16;

/**
 * Linked lists of slots, which are small numbers; a slot stands in one list at most. Adding to the end and taking out are O(1). The links
 * are columns of numbers and no objects: a row more costs no garbage, and what a look-up touches stands close together.
 */
export class SlotLists {
  // by slot
  #before = new Int32Array(FIRST_CAPACITY);
  #after = new Int32Array(FIRST_CAPACITY);
  #listOf = new Int32Array(FIRST_CAPACITY).fill(NONE);
  // by list
  #firsts = new Int32Array(FIRST_CAPACITY);
  #lasts = new Int32Array(FIRST_CAPACITY);
  #lists = 0;
  readonly #freed: number[] = [];

  /** A new list, empty. */
  create(): number {
    const list = this.#freed.pop() ?? this.#lists++;
    if (list === this.#firsts.length) {
      this.#firsts = grown(this.#firsts, list + 1);
      this.#lasts = grown(this.#lasts, list + 1);
    }
    this.#firsts[list] = NONE;
    this.#lasts[list] = NONE;
    return list;
  }

  /** A list that is empty is no more. */
  release(list: number): void {
    this.#freed.push(list);
  }

  /** {@link NONE} of an empty list. */
  first(list: number): number {
    return this.#firsts[list] ?? NONE;
  }

  last(list: number): number {
    return this.#lasts[list] ?? NONE;
  }

  /** The slot behind `slot` in its list. */
  after(slot: number): number {
    return this.#after[slot] ?? NONE;
  }

  /** Adds a slot that stands in no list. */
  append(list: number, slot: number): void {
    if (slot >= this.#after.length) this.#growTo(slot + 1);
    const last = this.#lasts[list] ?? NONE;
    this.#listOf[slot] = list;
    this.#before[slot] = last;
    this.#after[slot] = NONE;
    if (last === NONE) this.#firsts[list] = slot;
    else this.#after[last] = slot;
    this.#lasts[list] = slot;
  }

  /** Takes a slot out. @returns its list if that has run empty */
  remove(slot: number): number {
    const list = this.#listOf[slot] ?? NONE;
    if (list === NONE) return NONE;
    const before = this.#before[slot] ?? NONE;
    const after = this.#after[slot] ?? NONE;
    if (before === NONE) this.#firsts[list] = after;
    else this.#after[before] = after;
    if (after === NONE) this.#lasts[list] = before;
    else this.#before[after] = before;
    this.#listOf[slot] = NONE;
    return before === after ? list : NONE;
  }

  /** Makes a slot the last of its list. */
  renew(slot: number): void {
    const list = this.#listOf[slot] ?? NONE;
    if (list === NONE || this.#lasts[list] === slot) return;
    this.remove(slot);
    this.append(list, slot);
  }

  #growTo(slots: number): void {
    this.#before = grown(this.#before, slots);
    this.#after = grown(this.#after, slots);
    const known = this.#listOf.length;
    this.#listOf = grown(this.#listOf, slots);
    this.#listOf.fill(NONE, known);
  }
}

/** A copy with room for at least `length`. Memory that nothing is written to yet costs nothing. */
function grown(column: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(Math.max(length, column.length * 2));
  copy.set(column);
  return copy;
}
