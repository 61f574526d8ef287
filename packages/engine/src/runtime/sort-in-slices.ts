/** So many items are sorted or merged before it yields. */
const RUN = 4_096;

/**
 * Sorts in place, stably, and yields now and then: runs are sorted by themselves and then merged two by two. O(n log n); needs the room of
 * a second array.
 */
export function* sortInSlices<T>(items: T[], compare: (a: T, b: T) => number): Generator<void> {
  if (items.length <= RUN) {
    items.sort(compare);
    return;
  }
  let from = new Array<T>(items.length);
  let count = 0;
  for (let start = 0; start < items.length; start += RUN) {
    for (const item of items.slice(start, start + RUN).sort(compare)) from[count++] = item;
    yield;
  }
  let to = items;
  for (let width = RUN; width < items.length; width *= 2) {
    for (let start = 0; start < items.length; start += 2 * width) yield* merge({ from, to, start, width, compare });
    [from, to] = [to, from];
  }
  if (from === items) return;
  for (let i = 0; i < items.length; i++) items[i] = from[i] as T;
}

interface Merge<T> {
  readonly from: readonly T[];
  readonly to: T[];
  /** of the first of two neighbouring runs */
  readonly start: number;
  /** length of both, the last may be shorter */
  readonly width: number;
  readonly compare: (a: T, b: T) => number;
}

function* merge<T>({ from, to, start, width, compare }: Merge<T>): Generator<void> {
  const middle = Math.min(start + width, from.length);
  const end = Math.min(start + 2 * width, from.length);
  let left = start;
  let right = middle;
  for (let at = start; at < end; at++) {
    const isLeft = left < middle && (right === end || compare(from[left] as T, from[right] as T) <= 0);
    to[at] = (isLeft ? from[left++] : from[right++]) as T;
    if (at % RUN === 0) yield;
  }
}
