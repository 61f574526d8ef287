export type * from './ast.js';
export type * from './ast-statement.js';
export type { Clause, Expected, NameRole } from './expectation.js';
export { isPlainWord, RESERVED_IN_DECLARATIONS, RESERVED_IN_EXPRESSIONS, TIME_UNITS } from './keyword.js';
export { tokenize } from './lexer.js';
export { expectedAt, type Parsed, type ParsedDocument, parse, parseExpression, parsePattern, parseStatement } from './parse.js';
export type { Token, TokenKind } from './token.js';
