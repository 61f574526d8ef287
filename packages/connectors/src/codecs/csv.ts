import { CsvError, parse } from 'csv-parse/sync';

/** A row of a table file with the line that it begins on, counted from 1. */
export interface CsvRow {
  readonly line: number;
  readonly record: Readonly<Record<string, string | null>>;
}

export type CsvTable =
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly CsvRow[] }
  /** the first line that cannot be read */
  | { readonly kind: 'broken'; readonly line: number; readonly message: string };

interface Cells {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads a table whose first line names the columns (RFC 4180: quotes around cells that hold separators, quotes or line ends, doubled quotes
 * within). Empty lines are passed over, an empty cell is null. Blanks that belong to the separator (`"; "`) are trimmed off the cells.
 * Nothing of a broken file is given: the first fault ends the reading. O(text).
 *
 * @param separator  what stands between cells, one or more characters
 */
export function readCsv(text: string, separator: string): CsvTable {
  const read = readLines(Buffer.from(text.startsWith('\uFEFF') ? text.slice(1) : text), separator);
  if ('message' in read) return { kind: 'broken', ...read };
  const [head, ...body] = read.lines;
  if (!head) return { kind: 'broken', line: 1, message: 'the file is empty: its first line has to name the columns' };
  const twice = head.cells.find((name, index) => name === '' || head.cells.indexOf(name) !== index);
  if (twice !== undefined) {
    const message = twice === '' ? 'a column has no name' : `column "${twice}" is named twice`;
    return { kind: 'broken', line: head.line, message };
  }
  const odd = body.find(({ cells }) => cells.length !== head.cells.length);
  if (odd) {
    return {
      kind: 'broken',
      line: odd.line,
      message: `there are ${odd.cells.length} cells, the first line names ${head.cells.length}`,
    };
  }
  return {
    kind: 'table',
    columns: head.cells,
    rows: body.map(({ line, cells }) => ({ line, record: recordOf(head.cells, cells) })),
  };
}

function recordOf(columns: readonly string[], cells: readonly string[]): CsvRow['record'] {
  return Object.fromEntries(columns.map((column, i) => [column, cells[i] || null]));
}

/** Lines that hold anything, or the first that cannot be read. */
function readLines(
  bytes: Buffer,
  separator: string,
): { readonly lines: readonly Cells[] } | { readonly line: number; readonly message: string } {
  const lines: Cells[] = [];
  const lineAt = lineCounter(bytes);
  let start = 0;
  const take = (cells: readonly string[], { bytes: end }: { readonly bytes: number }): null => {
    if (cells.length > 1 || cells[0] !== '') lines.push({ line: lineAt(start), cells });
    start = end;
    return null;
  };
  const bare = separator.trim();
  try {
    parse(bytes, {
      delimiter: bare || separator,
      trim: bare !== '' && bare !== separator,
      // By itself it goes by the first line end that it meets.
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      on_record: take,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { line: lineAt(start), message: FAULTS[error.code] ?? error.message };
  }
  return { lines };
}

const BEHIND_QUOTE = 'there is text behind the closing quote of a cell';
const FAULTS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quoted cell does not end',
  CSV_INVALID_CLOSING_QUOTE: BEHIND_QUOTE,
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: BEHIND_QUOTE,
  INVALID_OPENING_QUOTE:
    'there is a quote in the middle of a cell that does not begin with one: quote the cell and double the quote',
};

const LF = 10;
const CR = 13;

/** Gives the line of places that are asked for in their order, from 1; all of them together cost one pass. */
function lineCounter(bytes: Uint8Array): (at: number) => number {
  let line = 1;
  let seen = 0;
  return (at) => {
    for (; seen < at; seen++) if (bytes[seen] === LF || (bytes[seen] === CR && bytes[seen + 1] !== LF)) line++;
    return line;
  };
}
