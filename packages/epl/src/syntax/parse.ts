import type { Diagnostic } from '@rulewright/core';
import type { Expression, Pattern } from './ast.js';
import type { EplDocument, Statement } from './ast-statement.js';
import { Expectation, type Expected } from './expectation.js';
import { tokenize } from './lexer.js';
import { parseAnnotation } from './parser/annotation.js';
import { Cursor, type Grammar } from './parser/cursor.js';
import { parseDocument } from './parser/document.js';
import { parseConcatenation, parseExpression as readExpression } from './parser/expression.js';
import { parsePattern as readPattern } from './parser/pattern.js';
import { parseSelect } from './parser/select.js';
import { parseStatement as readStatement } from './parser/statement.js';

/** A document and what is wrong with its syntax. */
export interface ParsedDocument {
  readonly document: EplDocument;
  /** errors only, in the order in which they were found; at most 200 */
  readonly diagnostics: readonly Diagnostic[];
}

/** A piece of EPL that is no document, and what is wrong with it; spans count from the start of the piece. */
export interface Parsed<T> {
  readonly node: T;
  readonly diagnostics: readonly Diagnostic[];
}

const GRAMMAR: Grammar = {
  expression: readExpression,
  concatenation: parseConcatenation,
  select: parseSelect,
  pattern: readPattern,
  annotation: parseAnnotation,
};

/**
 * Parses a whole text: a module or a few statements. Never throws; a faulty statement is kept as far as it was understood, with
 * `missing` nodes where something lacks, and the others are whole. O(length).
 */
export function parse(text: string): ParsedDocument {
  const tokens = tokenize(text);
  const cursor = new Cursor({ text, tokens, grammar: GRAMMAR });
  const document = parseDocument(cursor, tokens);
  return { document, diagnostics: cursor.diagnostics };
}

/** Parses one expression; anything behind it is an error. */
export function parseExpression(text: string): Parsed<Expression> {
  return parsePiece(text, readExpression);
}

/** Parses what stands between the brackets of `pattern […]`. */
export function parsePattern(text: string): Parsed<Pattern> {
  return parsePiece(text, readPattern);
}

/** Parses one statement; a `;` may end it. */
export function parseStatement(text: string): Parsed<Statement> {
  return parsePiece(text, (cursor) => {
    const statement = readStatement(cursor);
    cursor.eat(';');
    return statement;
  });
}

function parsePiece<T>(text: string, read: (cursor: Cursor) => T): Parsed<T> {
  const cursor = new Cursor({ text, tokens: tokenize(text), grammar: GRAMMAR });
  const node = read(cursor);
  if (!cursor.atEnd) cursor.fail('expected the end of the text');
  return { node, diagnostics: cursor.diagnostics };
}

/**
 * What may stand at `offset`, also when the text before or behind it is faulty. Inside a comment or a string nothing may.
 * O(length).
 */
export function expectedAt(text: string, offset: number): Expected {
  const tokens = tokenize(text);
  const token = tokens.find(({ end }) => end >= offset);
  const inside = token !== undefined && token.start < offset;
  // at the end of a number more of its digits may come, and nothing else; at the end of a string it is over
  const opaque = inside && (token.kind === 'comment' || token.kind === 'number' || (token.kind === 'string' && offset < token.end));
  const broken = inside && token.kind === 'error';
  const word = inside && (token.kind === 'word' || token.kind === 'quoted-name');
  const replaces = word ? { start: token.start, end: token.end } : { start: offset, end: offset };
  const expectation = new Expectation();
  if (!opaque && !broken) {
    parseDocument(new Cursor({ text, tokens, grammar: GRAMMAR, expectation, caret: offset }), tokens);
  }
  const words = [...expectation.words];
  return {
    replaces,
    keywords: words.filter((entry) => /^\w/.test(entry)),
    operators: words.filter((entry) => !/^\w/.test(entry)),
    names: [...expectation.names],
    literals: [...expectation.literals],
    clause: expectation.clause,
  };
}
