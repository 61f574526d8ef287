import type { Item } from '../item.js';
import type { Row } from '../row.js';

/** What came into a group and left it, in order, so that its content can be told for any moment since. */
export class GroupLog {
  /** it is known what the group held when the log began */
  readonly isWhole: boolean;
  readonly #numberOf: (row: Row) => number;
  readonly #changes: { readonly item: Item; readonly entered: boolean }[] = [];

  constructor(numberOf: (row: Row) => number, isWhole: boolean) {
    this.#numberOf = numberOf;
    this.isWhole = isWhole;
  }

  get length(): number {
    return this.#changes.length;
  }

  enter(item: Item): void {
    this.#changes.push({ item, entered: true });
  }

  leave(item: Item): void {
    this.#changes.push({ item, entered: false });
  }

  /** What the group held after its first `length` changes, oldest first. O(length). */
  contentAt(length: number): readonly Item[] {
    const held = new Map<string, Item>();
    for (const { item, entered } of this.#changes.slice(0, length)) {
      // joined rows are made anew when they leave, so that they are told apart by their parts
      const key = this.#keyOf(item);
      if (entered) held.set(key, item);
      else held.delete(key);
    }
    return [...held.values()];
  }

  #keyOf(item: Item): string {
    const rows = (Array.isArray(item) ? item : [item]) as readonly (Row | null)[];
    return rows.map((row) => (row === null ? '' : this.#numberOf(row))).join();
  }
}
