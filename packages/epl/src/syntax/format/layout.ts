import type { TextEdit } from '@rulewright/core';
import type { Statement } from '../ast-statement.js';
import { type Break, Breaks, type Group } from './break.js';
import { Glue } from './glue.js';
import type { TokenLine } from './token-line.js';

/** Longest line that the formatter makes when there is a place to break it. */
const LINE_WIDTH = 100;

/** Lays one statement out: the blanks between its tokens, as edits of those that differ. */
export class Layout {
  readonly edits: TextEdit[] = [];
  /** true if the statement takes more than one line */
  multiline = false;
  readonly #line: TokenLine;
  readonly #breaks: ReadonlyMap<number, Break>;
  readonly #glue: Glue;
  #groups: ReadonlyMap<number, readonly Group[]> | undefined;
  readonly #broken = new Map<Group, boolean>();
  #column = 0;
  readonly #end: number;

  constructor(line: TokenLine, statement: Statement) {
    this.#line = line;
    this.#breaks = new Breaks(line, statement).byToken;
    this.#glue = new Glue(line, statement);
    const [first, end] = line.range(statement.span);
    this.#end = end;
    this.#lay(first, end);
  }

  #lay(first: number, end: number): void {
    let indent = 0;
    for (let index = first; index < end; index++) {
      this.#enter(index);
      if (index > first) {
        const gap = this.#gap(index, indent);
        this.#set(index, gap);
        const newline = gap.lastIndexOf('\n');
        this.#column = newline >= 0 ? gap.length - newline - 1 : this.#column + gap.length;
        if (newline >= 0) this.multiline = true;
        if (newline >= 0 && this.#line.tokens[index]?.kind !== 'comment') indent = this.#column;
      }
      const text = this.#line.at(index);
      const lastBreak = text.lastIndexOf('\n');
      this.#column = lastBreak >= 0 ? text.length - lastBreak - 1 : this.#column + text.length;
    }
  }

  /** Decides for the groups that begin here whether they fit. */
  #enter(index: number): void {
    for (const group of this.#groupsAt(index)) {
      if (!group.fill) this.#broken.set(group, this.#column + this.#width(group.first, this.#runEnd(group.end)) > LINE_WIDTH);
    }
  }

  #groupsAt(index: number): readonly Group[] {
    if (this.#groups === undefined) {
      const groups = new Map<number, Group[]>();
      for (const group of new Set([...this.#breaks.values()].map((each) => each.group))) {
        if (group !== undefined) groups.set(group.first, [...(groups.get(group.first) ?? []), group]);
      }
      this.#groups = groups;
    }
    return this.#groups.get(index) ?? [];
  }

  /** The blanks before the token at `index`. */
  #gap(index: number, indent: number): string {
    const token = this.#line.tokens[index];
    const previous = this.#line.tokens[index - 1];
    if (token === undefined || previous === undefined) return '';
    const place = this.#breaks.get(index);
    const behindLineComment = previous.kind === 'comment' && this.#line.at(index - 1).startsWith('//');
    if (token.kind === 'comment') return this.#commentGap(index, behindLineComment, indent);
    if (place !== undefined && (behindLineComment || this.#begins(index, place))) return `\n${' '.repeat(place.indent)}`;
    if (behindLineComment || (previous.kind === 'comment' && this.#ownLine(index - 1))) return `\n${' '.repeat(indent)}`;
    return this.#glue.joins(index) && previous.kind !== 'comment' ? '' : ' ';
  }

  /** A comment stays on its own line if it had one, else behind what it follows. */
  #commentGap(index: number, behindLineComment: boolean, indent: number): string {
    if (!behindLineComment && !this.#ownLine(index)) return ' ';
    let next = index + 1;
    while (this.#line.tokens[next]?.kind === 'comment') next++;
    return `\n${' '.repeat(this.#breaks.get(next)?.indent ?? indent)}`;
  }

  #ownLine(index: number): boolean {
    const token = this.#line.tokens[index];
    const previous = this.#line.tokens[index - 1];
    if (token === undefined || previous === undefined) return false;
    return /[\r\n]/.test(this.#line.text.slice(previous.end, token.start));
  }

  #begins(index: number, { group }: Break): boolean {
    if (group === undefined) return true;
    if (!group.fill) return this.#broken.get(group) ?? false;
    let next = index + 1;
    while (next < group.end && this.#breaks.get(next)?.group !== group) next++;
    return this.#column + 1 + this.#width(index, this.#runEnd(next)) > LINE_WIDTH;
  }

  /** Behind what stands on the line of the token before `index` in any case: up to the next break or comment. */
  #runEnd(index: number): number {
    let end = index;
    while (end < this.#end && !this.#breaks.has(end) && this.#line.tokens[end]?.kind !== 'comment') end++;
    return end;
  }

  /** Width of some tokens on one line. */
  #width(first: number, end: number): number {
    let width = 0;
    for (let index = first; index < end; index++) {
      width += this.#line.at(index).length + (index === first || this.#glue.joins(index) ? 0 : 1);
    }
    return width;
  }

  #set(index: number, gap: string): void {
    const start = this.#line.tokens[index - 1]?.end ?? 0;
    const end = this.#line.tokens[index]?.start ?? start;
    if (this.#line.text.slice(start, end) !== gap) this.edits.push({ span: { start, end }, text: gap });
  }
}
