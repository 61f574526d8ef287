import { invariant } from '@rulewright/core';
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

type Level<S extends Waiter<S>> = Map<RowValue, Level<S> | WaitingList<S>>;

/** Waiting atoms by the values that their tags demand of the event: a map a key, nested. */
export class KeyTable<S extends Waiter<S> & { readonly match: Match }> {
  readonly #keys: readonly AtomKey[];
  /** the last of the keys, whose level holds the lists */
  readonly #last: AtomKey;
  readonly #root: Level<S> = new Map();

  constructor(keys: readonly AtomKey[]) {
    const last = keys.at(-1);
    invariant(last !== undefined, 'a key table without a key');
    this.#keys = keys;
    this.#last = last;
  }

  /** Lets `state` wait; one that demands null can never be met and stands nowhere. */
  add(state: S): void {
    const { match } = state;
    let level = this.#root;
    for (let i = 0; i < this.#keys.length - 1; i++) {
      const value = demandOf(this.#keys[i], match);
      if (value === undefined) return;
      let below = level.get(value);
      if (!(below instanceof Map)) {
        below = new Map();
        level.set(value, below);
      }
      level = below;
    }
    const value = demandOf(this.#last, match);
    if (value === undefined) return;
    let list = level.get(value);
    if (!(list instanceof WaitingList)) {
      list = new WaitingList<S>();
      level.set(value, list);
    }
    list.add(state);
  }

  /** Who waits for `event`. */
  find(event: Row): WaitingList<S> | undefined {
    let level: Level<S> | WaitingList<S> | undefined = this.#root;
    for (const { ofEvent, nullSafe } of this.#keys) {
      const value = ofEvent(event);
      if (!(level instanceof Map) || (value === null && !nullSafe)) return undefined;
      level = level.get(value);
    }
    return level instanceof WaitingList ? level : undefined;
  }

  remove(state: S, keepNext: boolean): void {
    const { list } = state;
    if (list === undefined) return;
    list.remove(state, keepNext);
    if (list.first === undefined) this.#prune(this.#root, state.match, 0);
  }

  /** Removes the emptied list of `match` and the maps that are empty without it. */
  #prune(level: Level<S>, match: Match, depth: number): void {
    const value = this.#keys[depth]?.ofMatch(match) ?? null;
    const below = level.get(value);
    if (below instanceof Map) {
      this.#prune(below, match, depth + 1);
      if (below.size > 0) return;
    }
    level.delete(value);
  }
}

/** What a match demands of the event; undefined if nothing can meet it. */
function demandOf(key: AtomKey | undefined, match: Match): RowValue | undefined {
  const value = key?.ofMatch(match) ?? null;
  return value === null && !key?.nullSafe ? undefined : value;
}
