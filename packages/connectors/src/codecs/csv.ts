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
  const reader = new CsvReader(text.startsWith('\uFEFF') ? text.slice(1) : text, separator);
  const lines: Cells[] = [];
  for (let cells = reader.next(); cells; cells = reader.next()) {
    if ('message' in cells) return { kind: 'broken', ...cells };
    if (cells.cells.length > 1 || cells.cells[0] !== '') lines.push(cells);
  }
  const [head, ...body] = lines;
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

/** Walks through the text line by line, cell by cell. */
class CsvReader {
  readonly #text: string;
  readonly #separator: string;
  readonly #trims: boolean;
  #at = 0;
  #line = 1;

  constructor(text: string, separator: string) {
    this.#text = text;
    const bare = separator.trim();
    this.#separator = bare || separator;
    this.#trims = bare !== '' && bare !== separator;
  }

  /** The cells of the next line; undefined at the end. */
  next(): Cells | { readonly line: number; readonly message: string } | undefined {
    if (this.#at >= this.#text.length) return undefined;
    const line = this.#line;
    const cells: string[] = [];
    while (true) {
      const cell = this.#cell();
      if (cell === undefined) return { line, message: 'a quoted cell does not end' };
      cells.push(cell);
      if (this.#text.startsWith(this.#separator, this.#at)) this.#at += this.#separator.length;
      else if (this.#endOfLine()) return { line, cells };
      else return { line: this.#line, message: 'there is text behind the closing quote of a cell' };
    }
  }

  /** A cell up to its separator or the end of its line; undefined if its quotes are not closed. */
  #cell(): string | undefined {
    this.#skipBlanks();
    if (this.#text[this.#at] === '"') return this.#quoted();
    const start = this.#at;
    while (this.#at < this.#text.length && !this.#isEnd()) this.#at++;
    const cell = this.#text.slice(start, this.#at);
    return this.#trims ? cell.trimEnd() : cell;
  }

  #quoted(): string | undefined {
    let cell = '';
    for (this.#at++; this.#at < this.#text.length; this.#at++) {
      const character = this.#text[this.#at] ?? '';
      if (character === '"' && this.#text[++this.#at] !== '"') {
        this.#skipBlanks();
        return cell;
      }
      if (character === '\n') this.#line++;
      cell += character;
    }
    return undefined;
  }

  #skipBlanks(): void {
    if (this.#trims) while (this.#text[this.#at] === ' ') this.#at++;
  }

  #isEnd(): boolean {
    const character = this.#text[this.#at];
    return character === '\n' || character === '\r' || this.#text.startsWith(this.#separator, this.#at);
  }

  #endOfLine(): boolean {
    if (this.#at >= this.#text.length) return true;
    if (this.#text[this.#at] === '\r') this.#at++;
    if (this.#text[this.#at] === '\n') this.#at++;
    else if (this.#text[this.#at - 1] !== '\r') return false;
    this.#line++;
    return true;
  }
}
