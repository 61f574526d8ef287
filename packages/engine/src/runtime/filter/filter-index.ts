import type { Value } from '@rulewright/core';
import type { FilterBranch } from '../../plan/filter.js';
import type { TestFunction } from '../expression/functions.js';
import type { Row } from '../row.js';
import { BurstLevel, distinctValues, type Placed } from './burst-level.js';
import type { FilterEntry } from './filter-entry.js';
import { IntervalIndex } from './interval-index.js';
import type { Matches } from './matches.js';

/** The order of the properties is chosen anew from this many filters on, whenever their number has doubled. */
const FIRST_REBUILD = 16;

interface SharedTest {
  readonly test: TestFunction;
  readonly entries: FilterEntry[];
}

/** Makes the test that several filters share. */
export type MakeShared = (entry: FilterEntry) => TestFunction;

/**
 * Who wants which events of one type. The index proposes, the filter's own test decides, so that the index can never make a filter wrong,
 * only slow. Filters stand under a value of the property that has most distinct constants; those without equality in sorted ranges; the
 * rest in a list of conditions, each asked once an event for all that share it. null never enters the hash.
 */
export class FilterIndex {
  readonly #makeShared: MakeShared;
  readonly #entries = new Set<FilterEntry>();
  /** only those that filters stand in: each is asked for every event */
  #levels: BurstLevel[] = [];
  /** properties by which filters are placed, the best first */
  #order: readonly string[] = [];
  #intervals = new Map<string, IntervalIndex>();
  #shared = new Map<string, SharedTest>();
  #rest: FilterEntry[] = [];
  #rebuildAt = FIRST_REBUILD;
  #isStale = false;

  constructor(makeShared: MakeShared) {
    this.#makeShared = makeShared;
  }

  get size(): number {
    return this.#entries.size;
  }

  add(entry: FilterEntry): void {
    this.#entries.add(entry);
    if (this.#entries.size >= this.#rebuildAt) this.#isStale = true;
    if (!this.#isStale) this.#place(entry);
  }

  remove(entry: FilterEntry): void {
    if (this.#entries.delete(entry)) this.#isStale = true;
  }

  /** Adds to `found` the filters that may want the row; each still has to be asked, and one may come twice. */
  propose(row: Row, found: Matches): void {
    if (this.#isStale) this.#rebuild();
    const [levels, rest] = [this.#levels, this.#rest];
    for (let i = 0; i < levels.length; i++) levels[i]?.propose(row, found);
    if (this.#intervals.size > 0) for (const intervals of this.#intervals.values()) intervals.propose(row, found);
    if (this.#shared.size > 0) for (const shared of this.#shared.values()) proposeShared(shared, row, found);
    for (let i = 0; i < rest.length; i++) found.add(rest[i] as FilterEntry);
  }

  #rebuild(): void {
    this.#isStale = false;
    this.#rebuildAt = Math.max(FIRST_REBUILD, this.#entries.size * 2);
    this.#levels = [];
    this.#intervals = new Map();
    this.#shared = new Map();
    this.#rest = [];
    this.#order = this.#propertiesInOrder();
    for (const entry of this.#entries) this.#place(entry);
  }

  /** Properties by number of distinct constants, most first: a filter stands under the first that it asks. */
  #propertiesInOrder(): readonly string[] {
    const uses = distinctValues(placements(this.#entries));
    return [...uses].sort(([, a], [, b]) => b.values.size - a.values.size).map(([property]) => property);
  }

  #place(entry: FilterEntry): void {
    const { plan } = entry;
    for (const branch of plan.branches) this.#placeBranch(placedOf(entry, branch), branch);
    if (plan.branches.length > 0) return;
    if (plan.shared === undefined) this.#rest.push(entry);
    else this.#placeShared(entry, JSON.stringify(plan.shared));
  }

  #placeBranch(placed: Placed, branch: FilterBranch): void {
    const property = this.#propertyFor(placed);
    if (property !== undefined) {
      this.#levelOf(property).add(placed);
      return;
    }
    const [range] = branch.ranges;
    if (range !== undefined) this.#intervalsOf(range.property).add(range.low, range.high, placed.entry);
  }

  /** The best of the properties that a filter asks for equality; one that others stand under already, before its first. */
  #propertyFor({ equals }: Placed): string | undefined {
    const known = this.#order.find((property) => equals.has(property));
    if (known !== undefined) return known;
    const [first] = equals.keys();
    return this.#levels.find(({ property }) => equals.has(property))?.property ?? first;
  }

  #levelOf(property: string): BurstLevel {
    let level = this.#levels.find((one) => one.property === property);
    if (level === undefined) {
      level = new BurstLevel(property, new Set());
      this.#levels.push(level);
    }
    return level;
  }

  #placeShared(entry: FilterEntry, text: string): void {
    const shared = this.#shared.get(text);
    if (shared === undefined) this.#shared.set(text, { test: this.#makeShared(entry), entries: [entry] });
    else shared.entries.push(entry);
  }

  #intervalsOf(property: string): IntervalIndex {
    let intervals = this.#intervals.get(property);
    if (intervals === undefined) {
      intervals = new IntervalIndex(property);
      this.#intervals.set(property, intervals);
    }
    return intervals;
  }
}

function proposeShared({ test, entries }: SharedTest, row: Row, found: Matches): void {
  // a single filter is asked once anyway, and answers for its own errors
  if (entries.length > 1 && !passesShared(test, row)) return;
  for (const entry of entries) found.add(entry);
}

/** What fails is left to each filter's own test, which reports it. */
function passesShared(test: TestFunction, row: Row): boolean {
  try {
    return test(row);
  } catch {
    return true;
  }
}

function* placements(entries: Iterable<FilterEntry>): Generator<Placed> {
  for (const entry of entries) for (const branch of entry.plan.branches) yield placedOf(entry, branch);
}

/** Conditions by property; of several on one property the first. */
function placedOf(entry: FilterEntry, branch: FilterBranch): Placed {
  const equals = new Map<string, readonly Value[]>();
  for (const { property, values } of branch.equals) if (!equals.has(property)) equals.set(property, values);
  return { entry, equals };
}
