import type { Diagnostic } from '@rulewright/core';
import { parse } from '../../syntax/parse.js';
import { type BoundCheckResult, check } from '../check.js';
import { checkQuery } from '../check-query.js';
import type { CheckedModule, CheckedQuery, CheckedStatement } from '../checked.js';
import { EMPTY_WORLD, type World } from '../world.js';

/** What a test expects of a diagnostic: its code and the text it points at. */
export interface Found {
  readonly code: string;
  readonly at: string;
}

/** Parses and checks; syntax errors are thrown, since these tests are about names and types. */
export function checkText(text: string, world: World = EMPTY_WORLD): BoundCheckResult {
  const { document, diagnostics } = parse(text);
  if (diagnostics.length > 0) throw new Error(`syntax: ${diagnostics.map((each) => each.message).join('; ')} in ${text}`);
  return check(document, world, { bindings: true });
}

/** The checked module of a text without errors. */
export function moduleOf(text: string, world: World = EMPTY_WORLD): CheckedModule {
  const { module, diagnostics } = checkText(text, world);
  if (module === undefined) throw new Error(`rejected: ${diagnostics.map((each) => each.message).join('; ')} in ${text}`);
  return module;
}

/** The last statement of a text without errors. */
export function statementOf(text: string, world: World = EMPTY_WORLD): CheckedStatement {
  const statement = moduleOf(text, world).statements.at(-1);
  if (statement === undefined) throw new Error('no statement');
  return statement;
}

/** The checked query of a text without errors. */
export function queryOf(text: string, world: World): CheckedQuery {
  const { document } = parse(text);
  const { query, diagnostics } = checkQuery(document, world);
  if (query === undefined) throw new Error(`rejected: ${diagnostics.map((each) => each.message).join('; ')} in ${text}`);
  return query;
}

/** Code and place of every error of a text. */
export function errorsOf(text: string, world: World = EMPTY_WORLD): readonly Found[] {
  return found(text, errors(checkText(text, world).diagnostics));
}

/** Code and place of every diagnostic of a text that is no error. */
export function advicesOf(text: string, world: World = EMPTY_WORLD): readonly Found[] {
  return found(
    text,
    checkText(text, world).diagnostics.filter((each) => each.severity !== 'error'),
  );
}

function errors(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter((each) => each.severity === 'error');
}

function found(text: string, diagnostics: readonly Diagnostic[]): readonly Found[] {
  return diagnostics.map((each) => ({ code: each.code, at: text.slice(each.span.start, each.span.end) }));
}
