import { type Codec, type Decoded, rejected } from './codec.js';
import { linePieces } from './line-pieces.js';

/**
 * Apache's `combined` and `common` log lines, under the names of Logstash's `COMBINEDAPACHELOG`:
 * `clientip ident auth timestamp verb request httpversion response bytes referer agent`, with `proto` (`HTTP/1.1`) beside `httpversion` and
 * `rawrequest` for a request line of another shape. `timestamp` is in ms since the epoch, `response` and `bytes` are numbers, `-` is null.
 */
export const apacheCombined: Codec = { name: 'apache-combined', split: (bytes) => linePieces(bytes), decode: decodeLine };

/** Whether a text looks like such a line rather than like JSON. */
export function looksLikeLogLine(firstByte: number | undefined): boolean {
  return firstByte !== undefined && firstByte !== 0x7b && firstByte !== 0x5b;
}

function decodeLine(line: string): Decoded {
  const reader = new LineReader(line);
  const clientip = reader.word();
  const ident = reader.word();
  const auth = reader.word();
  const time = reader.enclosed('[', ']');
  const request = reader.enclosed('"', '"');
  const response = reader.word();
  const bytes = reader.word();
  const timestamp = time === undefined ? undefined : logTime(time);
  if (clientip === undefined || request === undefined || response === undefined || bytes === undefined) {
    return rejected('event-line-format', 'not an Apache combined line: it ends before the size of the answer');
  }
  if (timestamp === undefined) return rejected('event-line-format', `not an Apache combined line: no time in "${time ?? ''}"`);
  const referer = reader.more() ? reader.enclosed('"', '"') : null;
  const agent = reader.more() ? reader.enclosed('"', '"') : null;
  if (referer === undefined || agent === undefined) {
    return rejected('event-line-format', 'not an Apache combined line: a quotation mark is not closed');
  }
  const record = {
    clientip,
    ident: dash(ident),
    auth: dash(auth),
    timestamp,
    ...requestLine(request),
    response: number(response),
    bytes: number(bytes),
    referer: dash(referer),
    agent: dash(agent),
  };
  return { kind: 'record', record };
}

function requestLine(text: string): Record<string, string | null> {
  const match = /^([A-Za-z]+) (\S+)(?: (HTTP\/(\d+(?:\.\d+)?)))?$/.exec(text);
  if (!match) return { verb: null, request: null, proto: null, httpversion: null, rawrequest: dash(text) };
  return {
    verb: match[1] ?? null,
    request: match[2] ?? null,
    proto: match[3] ?? null,
    httpversion: match[4] ?? null,
    rawrequest: null,
  };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `17/May/2015:10:05:03 +0000` in ms since the epoch. */
function logTime(text: string): number | undefined {
  const match = /^(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [, day, monthName, year, hour, minute, second, sign, zoneHours, zoneMinutes] = match;
  const month = MONTHS.indexOf(monthName ?? '');
  if (month < 0) return undefined;
  const zone = (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === '-' ? -1 : 1);
  return Date.UTC(Number(year), month, Number(day), Number(hour), Number(minute), Number(second)) - zone * 60_000;
}

function dash(text: string | null | undefined): string | null {
  return text === undefined || text === null || text === '-' || text === '' ? null : text;
}

function number(text: string): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** Reads a line from left to right, each part once: O(length) whatever the text. */
class LineReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  more(): boolean {
    this.#skipSpaces();
    return this.#at < this.#text.length;
  }

  word(): string | undefined {
    if (!this.more()) return undefined;
    const space = this.#text.indexOf(' ', this.#at);
    const end = space < 0 ? this.#text.length : space;
    const word = this.#text.slice(this.#at, end);
    this.#at = end;
    return word;
  }

  /** The text between two marks; a mark after a backslash is part of it. */
  enclosed(open: string, close: string): string | undefined {
    if (!this.more() || this.#text[this.#at] !== open) return undefined;
    let end = this.#at + 1;
    while (end < this.#text.length && this.#text[end] !== close) end += this.#text[end] === '\\' ? 2 : 1;
    if (end >= this.#text.length) return undefined;
    const inner = this.#text.slice(this.#at + 1, end);
    this.#at = end + 1;
    return inner.includes('\\') ? inner.replaceAll(/\\(["\\])/g, '$1') : inner;
  }

  #skipSpaces(): void {
    while (this.#text[this.#at] === ' ') this.#at++;
  }
}
