import type { Pieces } from './codec.js';

const LF = 10;
const CR = 13;

/** The lines of a text that hold more than white space; `\n` and `\r\n` end a line, the last may lack it. O(bytes). */
export function linePieces(bytes: Uint8Array, from = 0): Pieces {
  const starts: number[] = [];
  const ends: number[] = [];
  let at = from;
  while (at < bytes.length) {
    const feed = bytes.indexOf(LF, at);
    const next = feed < 0 ? bytes.length : feed;
    const end = next > at && bytes[next - 1] === CR ? next - 1 : next;
    const start = skipBlank(bytes, at, end);
    if (start < end) {
      starts.push(start);
      ends.push(end);
    }
    at = next + 1;
  }
  return { starts, ends };
}

/** First offset from `at` up to `end` that is no JSON white space, else `end`. */
export function skipBlank(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && isBlank(bytes[i])) i++;
  return i;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 32 || byte === 9 || byte === LF || byte === CR;
}
