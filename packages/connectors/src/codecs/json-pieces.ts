import type { Pieces } from './codec.js';
import { linePieces, skipBlank } from './line-pieces.js';

const QUOTE = 34;
const BACKSLASH = 92;
const COMMA = 44;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/**
 * Where the records of a JSON body are: the elements of one array, one object, or else the lines (NDJSON sent as plain JSON). Looks at
 * brackets and strings only, so a malformed record inside sound brackets costs that record alone; an unclosed one costs what follows it.
 * O(bytes).
 */
export function jsonPieces(bytes: Uint8Array): Pieces {
  const start = skipBlank(bytes, bom(bytes), bytes.length);
  if (start === bytes.length) return { starts: [], ends: [] };
  if (bytes[start] === OPEN_BRACKET) return elementPieces(bytes, start + 1);
  const end = valueEnd(bytes, start);
  if (skipBlank(bytes, end, bytes.length) === bytes.length) return { starts: [start], ends: [trimEnd(bytes, start, end)] };
  return linePieces(bytes, start);
}

/** A UTF-8 byte order mark is passed over. */
function bom(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

function elementPieces(bytes: Uint8Array, from: number): Pieces {
  const starts: number[] = [];
  const ends: number[] = [];
  let at = skipBlank(bytes, from, bytes.length);
  while (at < bytes.length && bytes[at] !== CLOSE_BRACKET) {
    const end = valueEnd(bytes, at);
    starts.push(at);
    ends.push(trimEnd(bytes, at, end));
    // A comma, or a closing brace that nothing opened, is stepped over; a missing comma is no reason to lose the next record.
    const next = skipBlank(bytes, end, bytes.length);
    const separator = bytes[next] === COMMA || bytes[next] === CLOSE_BRACE;
    at = skipBlank(bytes, separator ? next + 1 : next, bytes.length);
  }
  // What stands behind the array belongs to no record of it: kept as one piece, so that it is rejected by name and not passed over.
  const rest = skipBlank(bytes, at + 1, bytes.length);
  if (rest < bytes.length) {
    starts.push(rest);
    ends.push(trimEnd(bytes, rest, bytes.length));
  }
  return { starts, ends };
}

const OPENS = 1;
const CLOSES = 2;
const QUOTES = 3;
const PARTS = 4;
/** What a byte means to the structure of JSON; 0 = nothing. */
const MEANING = new Uint8Array(256);
MEANING[OPEN_BRACE] = MEANING[OPEN_BRACKET] = OPENS;
MEANING[CLOSE_BRACE] = MEANING[CLOSE_BRACKET] = CLOSES;
MEANING[QUOTE] = QUOTES;
MEANING[COMMA] = PARTS;

/** End of the value at `at`: behind its closing bracket, or before the comma or bracket that ends a plain value. */
function valueEnd(bytes: Uint8Array, at: number): number {
  let depth = 0;
  for (let i = at; i < bytes.length; i++) {
    switch (MEANING[bytes[i] ?? 0]) {
      case QUOTES:
        i = stringEnd(bytes, i);
        break;
      case OPENS:
        depth++;
        break;
      case CLOSES:
        if (depth === 0) return i;
        if (--depth === 0) return i + 1;
        break;
      case PARTS:
        if (depth === 0) return i;
        break;
      default:
    }
  }
  return bytes.length;
}

/** Offset of the quote that closes the string which opens at `open`; the last byte if none does. */
function stringEnd(bytes: Uint8Array, open: number): number {
  let i = open + 1;
  while (i < bytes.length && bytes[i] !== QUOTE) i += bytes[i] === BACKSLASH ? 2 : 1;
  return i;
}

function trimEnd(bytes: Uint8Array, start: number, end: number): number {
  let i = end;
  while (i > start && (bytes[i - 1] ?? 0) <= 32) i--;
  return i;
}
