import type { TestFunction } from '../expression/functions.js';
import type { Item } from '../item.js';
import type { Group, GroupTable } from './group.js';

/**
 * Takes the candidates for output: an item and its group, after `having`. Called in the order in which rows leave; what it needs of the
 * aggregates it must read at once, for they change with the next item.
 */
export interface Candidates {
  inserted(item: Item, group: Group): void;
  removed(item: Item, group: Group): void;
}

/** How a statement turns what enters and leaves its window into candidates; one class a result shape. */
export interface Shape {
  /** Applies a change to the aggregates and tells the candidates. */
  process(inserted: readonly Item[], removed: readonly Item[], candidates: Candidates): void;
  /** Candidates for the present content, as inserted ones (`output snapshot`, iteration). */
  content(items: () => Iterable<Item>, candidates: Candidates): void;
  /** All groups, also those without a row (`output all`); none for shapes without groups. */
  groups(): Iterable<Group>;
}

/** What shapes share. */
export interface ShapeParts {
  readonly table: GroupTable;
  readonly having: TestFunction | undefined;
  /** the remove stream is wanted */
  readonly wantsRemoved: boolean;
  /** groups without rows are kept, for `output all` tells of them */
  readonly keepsGroups: boolean;
  /** the statement has no window, so that no row ever leaves and a group is all that there is to iterate */
  readonly unbound: boolean;
  /** Whether one more group may be opened; counts the refusal. */
  mayOpenGroup(): boolean;
  /** tells `istream()` which stream the row at hand is of */
  readonly stream: { insertStream: boolean };
}

/** Evaluates `having` for one candidate. */
export function passesHaving({ having, stream }: ShapeParts, item: Item, group: Group, insertStream: boolean): boolean {
  stream.insertStream = insertStream;
  return having === undefined || having(item, undefined, undefined, group.tallies);
}
