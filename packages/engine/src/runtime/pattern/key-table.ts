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
  readonly #root: Level<S> = new Map();

  constructor(keys: readonly AtomKey[]) {
    this.#keys = keys;
  }

  /** Lets `state` wait; one that demands null can never be met and stands nowhere. */
  add(state: S): void {
    let level = this.#root;
    const deepest = this.#keys.length - 1;
    for (let i = 0; i <= deepest; i++) {
      const key = this.#keys[i];
      if (key === undefined) return;
      const value = key.ofMatch(state.match);
      if (value === null && !key.nullSafe) return;
      let below = level.get(value);
      if (below === undefined) {
        below = i === deepest ? new WaitingList<S>() : new Map();
        level.set(value, below);
      }
      if (below instanceof WaitingList) below.add(state);
      else level = below;
    }
  }

  /** Who waits for `event`. */
  find(event: Row): WaitingList<S> | undefined {
    let level = this.#root;
    for (const key of this.#keys) {
      const value = key.ofEvent(event);
      if (value === null && !key.nullSafe) return undefined;
      const below = level.get(value);
      if (below === undefined || below instanceof WaitingList) return below;
      level = below;
    }
    return undefined;
  }

  remove(state: S, keepNext: boolean): void {
    const { list } = state;
    if (list === undefined) return;
    list.remove(state, keepNext);
    if (list.first === undefined) this.#prune(this.#root, state.match, 0);
  }

  /** Everybody who waits, list by list. */
  *lists(level: Level<S> = this.#root): Generator<WaitingList<S>> {
    for (const below of level.values()) {
      if (below instanceof WaitingList) yield below;
      else yield* this.lists(below);
    }
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
