import type { Span } from '@rulewright/core';
import type { Token, TokenKind } from '../token.js';

/** A complaint about a piece of text that is no token. */
export interface LexicalProblem {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly span: Span;
}

/**
 * The tokens that mean something, column by column (the parser's inner loop reads single columns); the last is `end`. Blanks, comments
 * and text that is no token are left out, the latter with a problem each. An unterminated string or name stays as such, so that the parser
 * does not complain a second time.
 */
export class SignificantTokens {
  readonly kinds: TokenKind[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  /** lower case of a word, an operator as it is, '' for all else */
  readonly words: string[] = [];
  readonly problems: LexicalProblem[] = [];
  /** index of the caret's token; -1 without a caret */
  caret = -1;

  /**
   * @param caretOffset  where the caret stands, -1 for none; the word that it touches gives way to a token that matches nothing, so that
   *                     the parser tries all it knows there
   */
  constructor(text: string, tokens: readonly Token[], caretOffset: number) {
    for (const token of tokens) {
      if (token.kind === 'blank' || token.kind === 'comment') continue;
      const replaced = caretOffset >= 0 && this.caret < 0 && this.#putCaret(token, caretOffset);
      if (replaced) continue;
      if (token.kind === 'error') this.#addError(text, token);
      else this.#add(token.kind, token, wordOf(text, token));
    }
  }

  #add(kind: TokenKind, { start, end }: Span, word: string): void {
    this.kinds.push(kind);
    this.starts.push(start);
    this.ends.push(end);
    this.words.push(word);
  }

  #addError(text: string, token: Token): void {
    const problem = lexicalProblem(text, token);
    this.problems.push(problem);
    if (problem.code === 'syntax-unterminated-string') this.#add('string', token, '');
    if (problem.code === 'syntax-unterminated-name') this.#add('quoted-name', token, '');
  }

  /** True if the caret's token stands in for this one. */
  #putCaret({ kind, start, end }: Token, offset: number): boolean {
    const touches = (kind === 'word' || kind === 'quoted-name') && start < offset && offset <= end;
    if (!touches && offset > start) return false;
    this.caret = this.kinds.length;
    this.#add('error', touches ? { start, end } : { start: offset, end: offset }, '');
    return touches;
  }
}

function wordOf(text: string, { kind, start, end }: Token): string {
  if (kind === 'word') return text.slice(start, end).toLowerCase();
  return kind === 'operator' ? text.slice(start, end) : '';
}

function lexicalProblem(text: string, { start, end }: Token): LexicalProblem {
  const first = text.charAt(start);
  const span = { start, end };
  if (first === '"' || first === "'") {
    return { code: 'syntax-unterminated-string', message: 'the string is not closed', hint: `close it with ${first}`, span };
  }
  if (first === '`')
    return { code: 'syntax-unterminated-name', message: 'the quoted name is not closed', hint: 'close it with `', span };
  if (first === '/')
    return { code: 'syntax-unterminated-comment', message: 'the comment is not closed', hint: 'close it with */', span };
  const characters = end - start === 1 ? `character ${characterName(first)}` : `characters ${characterName(first)} …`;
  return { code: 'syntax-unknown-character', message: `${characters} cannot stand here`, span };
}

/** A character that can be shown, in quotes; any other by its code. */
function characterName(character: string): string {
  const code = character.charCodeAt(0);
  const visible = code > 32 && code !== 127 && (code < 0xd800 || code > 0xf8ff);
  return visible ? `"${character}"` : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
