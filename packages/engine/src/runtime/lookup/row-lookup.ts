import type { Environment } from '../expression/environment.js';
import type { Frame } from '../expression/frame.js';
import type { Functions, ValueFunction } from '../expression/functions.js';
import type { Row, RowValue } from '../row.js';
import type { LookupKeys } from './conditions.js';
import type { RowStore } from './row-store.js';
import { GatheredWalk, ListWalk, type Proposed } from './row-walk.js';
import { NONE } from './slot-lists.js';
import type { Bound } from './sorted-index.js';

/** What the values of a look-up are computed with; `frame` says what the arguments of {@link RowLookup} are. */
export interface LookupKit {
  readonly functions: Functions;
  readonly frame: Frame;
  readonly environment: Environment;
}

/** Proposes rows of a store by what is known; a superset of those that meet the condition. */
export type RowLookup = (e: unknown, o?: unknown, p?: unknown) => Proposed;

/** The cheapest way that `keys` allow: by hash, by range, else all rows. */
export function rowLookup(store: RowStore, keys: LookupKeys, kit: LookupKit): RowLookup {
  if (keys.equals.length > 0) return byHash(store, keys.equals, kit);
  if (keys.range !== undefined) return byRange(store, keys.range, kit);
  return () => store.walk();
}

function byHash(store: RowStore, equals: LookupKeys['equals'], kit: LookupKit): RowLookup {
  const index = store.hashIndex(equals.map(({ property }) => property));
  const values = equals.map(({ value }) => kit.functions.value(value, kit.frame, kit.environment));
  const nullSafe = equals.map((key) => key.nullSafe);
  const walk = (slot: number): Proposed => (slot === NONE ? undefined : new ListWalk(store.bySlot, index.slots, slot));
  const [only] = values;
  if (only !== undefined && values.length === 1) {
    return (e, o, p) => {
      const value = only(e, o, p);
      return value === null && nullSafe[0] !== true ? undefined : walk(index.findOne(value));
    };
  }
  return (e, o, p) => {
    const found = new Array<RowValue>(values.length);
    for (let i = 0; i < values.length; i++) {
      const value = values[i]?.(e, o, p) ?? null;
      // a null key joins nothing, not even null
      if (value === null && nullSafe[i] !== true) return undefined;
      found[i] = value;
    }
    return walk(index.find(found));
  };
}

function byRange(store: RowStore, { property, low, high, anyOrder }: NonNullable<LookupKeys['range']>, kit: LookupKit): RowLookup {
  const index = store.sortedIndex(property);
  const lowValue = low && kit.functions.value(low.value, kit.frame, kit.environment);
  const highValue = high && kit.functions.value(high.value, kit.frame, kit.environment);
  const bound = (
    value: ValueFunction | undefined,
    open: boolean | undefined,
    at: readonly [unknown, unknown, unknown],
  ): Bound | undefined => value && { value: value(at[0], at[1], at[2]), open: open === true };
  const between = (from: Bound | undefined, to: Bound | undefined): Proposed => {
    const slots = index.between(from, to);
    return slots.length === 0 ? undefined : new GatheredWalk(slots.map((slot) => store.bySlot[slot] as Row));
  };
  if (anyOrder) {
    return (e, o, p) => {
      const [from, to] = [lowValue?.(e, o, p) ?? null, highValue?.(e, o, p) ?? null];
      const isSwapped = from !== null && to !== null && from > to;
      return between({ value: isSwapped ? to : from, open: false }, { value: isSwapped ? from : to, open: false });
    };
  }
  return (e, o, p) => between(bound(lowValue, low?.open, [e, o, p]), bound(highValue, high?.open, [e, o, p]));
}
