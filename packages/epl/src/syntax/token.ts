/**
 * A piece of text. `blank` and `comment` are trivia; `error` is text that no token begins with (a NUL byte, an unterminated string …).
 * Keywords are words: whether a word is a keyword is the parser's business, since most keywords may be names.
 */
export type TokenKind = 'word' | 'quoted-name' | 'string' | 'number' | 'operator' | 'blank' | 'comment' | 'error' | 'end';

/** `start` inclusive, `end` exclusive, UTF-16 offsets into the document's text. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
}
