import type { StateReader, StateWriter } from '../state.js';
import type { Group } from './group.js';
import { type OutputRow, OutputRows } from './output-rows.js';

/** The groups of a statement by number, in the order in which they are written. */
export class GroupNumbers {
  readonly #groups: readonly Group[];
  readonly #numbers: ReadonlyMap<Group, number>;

  constructor(groups: readonly Group[]) {
    this.#groups = groups;
    this.#numbers = new Map(groups.map((group, number) => [group, number]));
  }

  save(out: StateWriter, group: Group | undefined): void {
    out.integer(group === undefined ? 0 : (this.#numbers.get(group) ?? -1) + 1);
  }

  load(from: StateReader): Group | undefined {
    return this.#groups[from.integer() - 1];
  }
}

export function saveOutputRows(out: StateWriter, rows: OutputRows, groups: GroupNumbers): void {
  for (const side of [rows.inserted, rows.removed]) {
    out.integer(side.length);
    for (const { row, keys, group } of side) {
      out.row(row);
      out.integer(keys.length);
      for (const key of keys) out.value(key);
      groups.save(out, group);
    }
  }
}

export function loadOutputRows(from: StateReader, groups: GroupNumbers): OutputRows {
  const rows = new OutputRows();
  for (const side of [rows.inserted, rows.removed]) {
    for (let left = from.integer(); left > 0; left--) {
      const row = from.row();
      const keys = Array.from({ length: from.integer() }, () => from.value());
      const group = groups.load(from);
      if (row !== null) side.push({ row, keys, group } satisfies OutputRow);
    }
  }
  return rows;
}
