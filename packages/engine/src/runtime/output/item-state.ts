import { loadList, type StateReader, type StateWriter, saveList } from '../state.js';
import type { Group } from './group.js';
import { OutputRows } from './output-rows.js';

/** The groups of a statement by number, in the order in which they are written. They carry their numbers themselves. */
export class GroupNumbers {
  readonly #restored: readonly Group[];

  /** @param restored the groups in that order, if they were just read */
  constructor(restored: readonly Group[]) {
    this.#restored = restored;
  }

  save(out: StateWriter, group: Group | undefined): void {
    out.integer(group?.number ?? 0);
  }

  load(from: StateReader): Group | undefined {
    const number = from.integer();
    return number === 0 ? undefined : this.#restored[number - 1];
  }
}

export function* saveOutputRows(out: StateWriter, rows: OutputRows, groups: GroupNumbers): Generator<void> {
  for (const side of [rows.inserted, rows.removed]) {
    yield* saveList(out, side, side.length, ({ row, keys, group }) => {
      out.row(row);
      out.integer(keys.length);
      for (const key of keys) out.value(key);
      groups.save(out, group);
    });
  }
}

export function* loadOutputRows(from: StateReader, groups: GroupNumbers): Generator<void, OutputRows> {
  const rows = new OutputRows();
  for (const side of [rows.inserted, rows.removed]) {
    yield* loadList(from, () => {
      const row = from.row();
      const keys = Array.from({ length: from.integer() }, () => from.value());
      const group = groups.load(from);
      if (row !== null) side.push({ row, keys, group });
    });
  }
  return rows;
}
