import { isBlank, isDigit, wordPartLength, wordStartLength } from './character.js';
import type { Token } from './token.js';

/**
 * Cuts a text into tokens, losslessly: every character is in exactly one token, in order, whatever the text; the last token is `end`.
 *
 * A string may span lines. When some string is never closed, a second look takes each string that swallows the beginning of a statement
 * for an unterminated one, so that one forgotten quote does not turn the rest of a module inside out. O(length).
 */
export function tokenize(text: string): Token[] {
  const lexer = new Lexer(text, false);
  const tokens = lexer.run();
  return lexer.unclosedString ? new Lexer(text, true).run() : tokens;
}

/** What a string that forgot its quote swallows: the end of a statement at a line's end, or a line that begins one. */
const SWALLOWED_STATEMENT = /;[ \t]*[\r\n]|[\r\n](?:[ \t]*@|(?:select|insert|create|on|update|delete|module)\b)/i;

const OPERATORS = new Set(['->', '=>', '>=', '<=', '<>', '!=', '||', '==', '&&']);
const SINGLE = new Set('()[]{},;.:#@=<>+-*/%&|^?!');

class Lexer {
  unclosedString = false;
  readonly #text: string;
  /** true: distrust strings that span lines */
  readonly #wary: boolean;
  /** quotes that were looked for to the end of the text in vain */
  readonly #unclosed = new Set<string>();

  constructor(text: string, wary: boolean) {
    this.#text = text;
    this.#wary = wary;
  }

  run(): Token[] {
    const tokens: Token[] = [];
    let at = 0;
    while (at < this.#text.length) {
      const token = this.#tokenAt(at);
      tokens.push(token);
      at = token.end;
    }
    tokens.push({ kind: 'end', start: at, end: at });
    return tokens;
  }

  #tokenAt(start: number): Token {
    const text = this.#text;
    const code = text.charCodeAt(start);
    if (isBlank(code)) return { kind: 'blank', start, end: blankEnd(text, start) };
    if (wordStartLength(text, start) > 0) return { kind: 'word', start, end: wordEnd(text, start) };
    if (isDigit(code)) return { kind: 'number', start, end: numberEnd(text, start) };
    return this.#markAt(start, code);
  }

  #markAt(start: number, code: number): Token {
    const text = this.#text;
    const next = text.charCodeAt(start + 1);
    if (code === DOT && isDigit(next)) return { kind: 'number', start, end: numberEnd(text, start) };
    if (code === SINGLE_QUOTE || code === DOUBLE_QUOTE) return this.#string(start);
    if (code === BACKTICK) return quotedName(text, start);
    if (code === SLASH && next === SLASH) return { kind: 'comment', start, end: lineEnd(text, start) };
    if (code === SLASH && next === STAR) return blockComment(text, start);
    const length = operatorLength(text, start);
    return length > 0 ? { kind: 'operator', start, end: start + length } : { kind: 'error', start, end: unknownEnd(text, start) };
  }

  #string(start: number): Token {
    const text = this.#text;
    const end = this.#blockStringEnd(start) ?? this.#stringEnd(start);
    if (end !== undefined) return { kind: 'string', start, end };
    this.unclosedString = true;
    return { kind: 'error', start, end: beforeStatementEnd(text, start, lineEnd(text, start)) };
  }

  /** `"""` … `"""`: the text of a class or a script */
  #blockStringEnd(start: number): number | undefined {
    if (!this.#text.startsWith(BLOCK_QUOTE, start) || this.#unclosed.has(BLOCK_QUOTE)) return undefined;
    const close = this.#text.indexOf(BLOCK_QUOTE, start + BLOCK_QUOTE.length);
    if (close >= 0) return close + BLOCK_QUOTE.length;
    this.#unclosed.add(BLOCK_QUOTE);
    return undefined;
  }

  #stringEnd(start: number): number | undefined {
    const quote = this.#text.charAt(start);
    if (this.#unclosed.has(quote)) return undefined;
    const end = stringEnd(this.#text, start);
    if (end < 0) this.#unclosed.add(quote);
    if (end < 0 || (this.#wary && SWALLOWED_STATEMENT.test(this.#text.slice(start, end)))) return undefined;
    return end;
  }
}

const BLOCK_QUOTE = '"""';
const SINGLE_QUOTE = 39;
const DOUBLE_QUOTE = 34;
const BACKTICK = 96;
const BACKSLASH = 92;
const SLASH = 47;
const STAR = 42;
const DOT = 46;

/** Offset behind the closing quote, or -1. */
function stringEnd(text: string, start: number): number {
  const quote = text.charCodeAt(start);
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === quote) return at + 1;
  }
  return -1;
}

/** word : letter (letter | digit | "\.")* */
function wordEnd(text: string, start: number): number {
  let at = start + wordStartLength(text, start);
  for (;;) {
    const length = wordPartLength(text, at);
    if (length > 0) at += length;
    else if (text.charCodeAt(at) === BACKSLASH && text.charCodeAt(at + 1) === DOT) at += 2;
    else return at;
  }
}

const NUMBER =
  /0[xX][0-9a-fA-F]+|(?:\d+(?:\.\d+|\.(?![\p{ID_Start}$_.]))?|\.\d+)(?:[eE][+-]?\d+)?(?:[lLfFdD](?![\p{ID_Continue}$]))?/uy;

/** number : digits ["." digits] [exponent] ["L" | "f" | "d"] */
function numberEnd(text: string, start: number): number {
  NUMBER.lastIndex = start;
  return NUMBER.test(text) ? NUMBER.lastIndex : start + 1;
}

/** Offset of the line break that ends the line of `at`, or of the text's end. */
function lineEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isLineBreak(text.charCodeAt(end))) end++;
  return end;
}

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}

/** Leaves a `;` at the line's end to the statement, so that an unterminated string does not take the next one with it. */
function beforeStatementEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start + 1 && (text.charAt(at - 1) === ';' || isBlank(text.charCodeAt(at - 1)))) at--;
  return text.slice(at, end).includes(';') ? at : end;
}

function blankEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && isBlank(text.charCodeAt(end))) end++;
  return end;
}

/** quoted-name : "`" … "`" on one line */
function quotedName(text: string, start: number): Token {
  let end = start + 1;
  while (end < text.length && text.charCodeAt(end) !== BACKTICK && !isLineBreak(text.charCodeAt(end))) end++;
  if (text.charCodeAt(end) === BACKTICK) return { kind: 'quoted-name', start, end: end + 1 };
  return { kind: 'error', start, end: beforeStatementEnd(text, start, end) };
}

function blockComment(text: string, start: number): Token {
  const close = text.indexOf('*/', start + 2);
  return close >= 0 ? { kind: 'comment', start, end: close + 2 } : { kind: 'error', start, end: text.length };
}

function operatorLength(text: string, start: number): number {
  if (OPERATORS.has(text.slice(start, start + 2))) return 2;
  return SINGLE.has(text.charAt(start)) ? 1 : 0;
}

/** A run of characters that begin no token is one token. */
function unknownEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && !beginsToken(text, end)) end++;
  return end;
}

function beginsToken(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === SINGLE_QUOTE || code === DOUBLE_QUOTE || code === BACKTICK || isDigit(code) || isBlank(code)) return true;
  return wordStartLength(text, at) > 0 || operatorLength(text, at) > 0;
}
