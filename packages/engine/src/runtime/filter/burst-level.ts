import type { Value } from '@rulewright/core';
import { type Getter, getterOf } from '../getter.js';
import type { Row } from '../row.js';
import type { FilterEntry } from './filter-entry.js';
import type { Matches } from './matches.js';

/** A slot that more filters crowd than this becomes a level of its own. */
const MAX_CROWD = 8;

/** One filter on its way into the index: what its conditions ask by property. */
export interface Placed {
  readonly entry: FilterEntry;
  readonly equals: ReadonlyMap<string, readonly Value[]>;
}

type Slot = FilterEntry | Crowd | BurstLevel;

/** A short list of filters under one value. */
class Crowd {
  readonly placed: Placed[];
  constructor(placed: Placed[]) {
    this.placed = placed;
  }
}

/** A hash over one property: value -> one filter, a few, or a further level over another property. */
export class BurstLevel {
  readonly property: string;
  readonly #get: Getter;
  readonly #slots = new Map<unknown, Slot>();
  /** how those stand here that are alone in their slots: asked when another comes, so that the slot can hold the filter itself */
  readonly #alone = new Map<Value, Placed>();
  readonly #used: ReadonlySet<string>;

  /** @param used properties that levels above have asked already */
  constructor(property: string, used: ReadonlySet<string>) {
    this.property = property;
    this.#get = getterOf(property);
    this.#used = new Set([...used, property]);
  }

  add(placed: Placed): void {
    for (const value of new Set(placed.equals.get(this.property))) this.#addAt(value, placed);
  }

  /** Adds to `found` the filters whose conditions on equality the row may meet. */
  propose(row: Row, found: Matches): void {
    const slot = this.#slots.get(this.#get(row));
    if (slot === undefined) return;
    if (slot instanceof BurstLevel) slot.propose(row, found);
    else if (slot instanceof Crowd) for (const { entry } of slot.placed) found.add(entry);
    else found.add(slot);
  }

  #addAt(value: Value, placed: Placed): void {
    const slot = this.#slots.get(value);
    if (slot === undefined) {
      this.#slots.set(value, placed.entry);
      this.#alone.set(value, placed);
    } else if (slot instanceof BurstLevel) slot.add(placed);
    else if (slot instanceof Crowd) this.#addToCrowd(value, slot, placed);
    else {
      const first = this.#alone.get(value);
      this.#alone.delete(value);
      this.#slots.set(value, new Crowd(first === undefined ? [placed] : [first, placed]));
    }
  }

  #addToCrowd(value: Value, crowd: Crowd, placed: Placed): void {
    const size = crowd.placed.push(placed);
    // a crowd that cannot be split is tried again only when it has doubled
    if (size <= MAX_CROWD || (size & (size - 1)) !== 0) return;
    const next = commonProperty(crowd.placed, this.#used);
    if (next === undefined) return;
    const level = new BurstLevel(next, this.#used);
    for (const one of crowd.placed) level.add(one);
    this.#slots.set(value, level);
  }
}

/** The property with most distinct constants among those that all of the filters ask. */
function commonProperty(placed: readonly Placed[], used: ReadonlySet<string>): string | undefined {
  const counts = distinctValues(placed);
  let best: string | undefined;
  let bestCount = 1;
  for (const [property, { values, filters }] of counts) {
    if (used.has(property) || filters < placed.length || values.size <= bestCount) continue;
    best = property;
    bestCount = values.size;
  }
  return best;
}

interface PropertyUse {
  readonly values: Set<Value>;
  filters: number;
}

/** Which constants are asked of each property, and by how many filters. */
export function distinctValues(placed: Iterable<Placed>): ReadonlyMap<string, PropertyUse> {
  const uses = new Map<string, PropertyUse>();
  for (const { equals } of placed) {
    for (const [property, values] of equals) {
      let use = uses.get(property);
      if (use === undefined) {
        use = { values: new Set(), filters: 0 };
        uses.set(property, use);
      }
      use.filters++;
      for (const value of values) use.values.add(value);
    }
  }
  return uses;
}
