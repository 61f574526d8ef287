/**
 * An event by its number: `id` counts up, `k` is a text of its own, `half` one that two events have, `few` one of a hundred, `v` a number
 * drawn. No `F` ever comes: who waits for it without a key is not asked by each event.
 */
export const SCHEMA = 'create schema E(id int, t long, k string, half string, few string, v int);\ncreate schema F(v int);\n';

/** One kind of state. */
export interface StateCase {
  /** statements that keep an entry an event, `$n` for the number of events */
  readonly epl: string;
  /** ms from one event to the next; 0 if not given */
  readonly stepMs?: number;
}
