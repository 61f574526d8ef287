import type { Item } from '../item.js';
import type { Row } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';

/** Before an item: 0 for one row, else one more than the number of streams. */
const ONE_ROW = 0;

export function saveItem(out: StateWriter, item: Item | null): void {
  if (!Array.isArray(item)) {
    out.integer(ONE_ROW);
    out.row(item as Row | null);
    return;
  }
  out.integer(item.length + 1);
  for (const row of item) out.row(row);
}

export function loadItem(from: StateReader): Item | null {
  const streams = from.integer() - 1;
  return streams < 0 ? from.row() : Array.from({ length: streams }, () => from.row());
}
