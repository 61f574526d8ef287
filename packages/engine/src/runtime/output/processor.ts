import type { Item } from '../item.js';
import type { StateReader, StateWriter } from '../state.js';
import type { Group } from './group.js';
import type { GroupNumbers } from './item-state.js';
import type { OutputRows, Side } from './output-rows.js';

export type Items = readonly Item[];

/** Decides whether a row of a group may pass now; used by `output first`. */
export interface Gate {
  /** Counts a row that entered or left and passes `having`; true if it is the one that passes, after which the gate is shut. */
  lets(group: Group, side: Side): boolean;
}

/**
 * How the rows of a statement come about, by the shape of its select-clause (`epl.md` 23-26, 39-45). Aggregates are brought up to date by
 * every call that takes a change; the calls differ in the rows that they make.
 */
export interface ResultProcessor {
  /** The rows of a change as it happens; without `out`, aggregates alone are brought up to date. */
  process(inserted: Items, removed: Items, out: OutputRows | undefined): void;
  /** Takes rows back from the aggregates and tells nothing; a group that is empty then stays. */
  forget(items: Items): void;
  /** The rows of what is held now: what `output snapshot` and iteration show. */
  snapshot(content: Iterable<Item>, out: OutputRows): void;
  /** The same for a grouped statement without a window; absent where that shows nothing. */
  snapshotAll?(out: OutputRows): void;
  /** Groups pass each by itself; absent where the statement has no groups. */
  processFirst?(inserted: Items, removed: Items, gate: Gate, out: OutputRows): void;
  /** Collects for `output all` and `output last`, where rows are not simply those of each change. */
  collector?(mode: 'all' | 'last'): Collector | undefined;
  /** Adds what is there now to a stream that shows nothing; absent where that is nothing. */
  unchanged?(out: OutputRows): void;
  /** groups held now */
  readonly groups: number;
  /** The groups, for those who look at them. */
  allGroups(): Iterable<Group>;
  /** The groups, in the order in which they are written. */
  groupNumbers(): GroupNumbers;
  save(out: StateWriter): Generator<void>;
  load(from: StateReader): Generator<void>;
}

/** Gathers the rows of an interval. */
export interface Collector {
  collect(inserted: Items, removed: Items): void;
  /** rows and groups that wait for the end of the interval */
  waiting(): number;
  /** @returns true if the rows are neither to be ordered nor limited */
  flush(out: OutputRows): boolean;
  save(out: StateWriter, groups: GroupNumbers): Generator<void>;
  load(from: StateReader, groups: GroupNumbers): Generator<void>;
}
