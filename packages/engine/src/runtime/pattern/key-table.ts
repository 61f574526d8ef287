import { invariant } from '@rulewright/core';
import { ListTable } from '../lookup/list-table.js';
import type { Row, RowValue } from '../row.js';
import type { Match } from './match.js';
import { type Waiter, WaitingList } from './waiting-list.js';

/** One `event = match` by which waiting atoms are found. Both are plain reads, which cannot fail. */
export interface AtomKey {
  readonly ofEvent: (event: Row) => RowValue;
  readonly ofMatch: (match: Match) => RowValue;
  /** `is` instead of `=`: null equals null */
  readonly nullSafe: boolean;
}

/** Waiting atoms by the values that their tags demand of the event. */
export class KeyTable<S extends Waiter<S> & { readonly match: Match }> {
  readonly #keys: readonly AtomKey[];
  /** the only key, if there is but one */
  readonly #only: AtomKey | undefined;
  readonly #table: ListTable<WaitingList<S>>;

  constructor(keys: readonly AtomKey[]) {
    invariant(keys.length > 0, 'a key table without a key');
    this.#keys = keys;
    this.#only = keys.length === 1 ? keys[0] : undefined;
    this.#table = new ListTable(keys.length, {
      make: () => new WaitingList<S>(),
      isEmpty: (list) => list.first === undefined,
      drop: () => undefined,
    });
  }

  /** Lets `state` wait; one that demands null can never be met and stands nowhere. */
  add(state: S): void {
    const { match } = state;
    const only = this.#only;
    if (only !== undefined) {
      const value = only.ofMatch(match);
      if (value !== null || only.nullSafe) this.#table.obtainOne(value).add(state);
      return;
    }
    const values = this.#keys.map(({ ofMatch }) => ofMatch(match));
    if (this.#canMeet(values)) this.#table.obtain(values).add(state);
  }

  /** Who waits for `event`. */
  find(event: Row): WaitingList<S> | undefined {
    const list = this.#listFor(event);
    return list?.first === undefined ? undefined : list;
  }

  remove(state: S, keepNext: boolean): void {
    const { list } = state;
    if (list === undefined) return;
    list.remove(state, keepNext);
    if (list.first === undefined) this.#table.emptied();
  }

  /** It may be empty. */
  #listFor(event: Row): WaitingList<S> | undefined {
    const only = this.#only;
    if (only !== undefined) {
      const value = only.ofEvent(event);
      return value === null && !only.nullSafe ? undefined : this.#table.findOne(value);
    }
    const values = this.#keys.map(({ ofEvent }) => ofEvent(event));
    return this.#canMeet(values) ? this.#table.find(values) : undefined;
  }

  /** Null equals nothing but where the key says so. */
  #canMeet(values: readonly RowValue[]): boolean {
    return this.#keys.every(({ nullSafe }, index) => nullSafe || values[index] !== null);
  }
}
