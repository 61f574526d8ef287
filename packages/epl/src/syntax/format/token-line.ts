import type { Span } from '@rulewright/core';
import type { Token } from '../token.js';

/** The tokens of a text that are no blanks, comments included, and a quick way from an offset to its token. */
export class TokenLine {
  readonly text: string;
  readonly tokens: readonly Token[];

  constructor(text: string, tokens: readonly Token[]) {
    this.text = text;
    this.tokens = tokens.filter(({ kind }) => kind !== 'blank' && kind !== 'end');
  }

  /** Index of the token that begins at `offset`, or of the first behind it. */
  indexAt(offset: number): number {
    let low = 0;
    let high = this.tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.tokens[middle]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Indices of the tokens inside a span: first included, second excluded. */
  range({ start, end }: Span): [number, number] {
    return [this.indexAt(start), this.indexAt(end)];
  }

  at(index: number): string {
    const token = this.tokens[index];
    return token === undefined ? '' : this.text.slice(token.start, token.end);
  }

  wordAt(index: number): string {
    return this.at(index).toLowerCase();
  }

  /** Index of the last token before `index` that is no comment. */
  before(index: number): number {
    let at = index - 1;
    while (this.tokens[at]?.kind === 'comment') at--;
    return at;
  }

  /** Index of the nearest token before the offset that is this word; -1 when none is near. */
  wordBefore(offset: number, word: string): number {
    let at = this.indexAt(offset);
    for (let steps = 0; steps < 8; steps++) {
      at = this.before(at);
      if (this.wordAt(at) === word) return at;
    }
    return -1;
  }
}
