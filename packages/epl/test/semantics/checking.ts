import type { Diagnostic } from '@rulewright/core';
import { type BoundCheckResult, check } from '../../src/semantics/check.js';
import { checkQuery } from '../../src/semantics/check-query.js';
import type { CheckedModule, CheckedQuery, CheckedStatement } from '../../src/semantics/checked.js';
import { EMPTY_WORLD, type World } from '../../src/semantics/world.js';
import { parse } from '../../src/syntax/parse.js';

/** What a test expects of a diagnostic: its code and the text it points at. */
export interface Found {
  readonly code: string;
  readonly at: string;
}

/** Parses and checks; a syntax error fails the test, since these tests are about names and types. */
export function checkText(text: string, world: World = EMPTY_WORLD): BoundCheckResult {
  const { document, diagnostics } = parse(text);
  if (diagnostics.length > 0) throw new Error(`syntax: ${messages(diagnostics)} in ${text}`);
  return check(document, world, { bindings: true });
}

/** The checked module of a text without errors. */
export function moduleOf(text: string, world: World = EMPTY_WORLD): CheckedModule {
  const { module, diagnostics } = checkText(text, world);
  if (module === undefined) throw new Error(`rejected: ${messages(diagnostics)} in ${text}`);
  return module;
}

/** The last statement of a text without errors. */
export function statementOf(text: string, world: World = EMPTY_WORLD): CheckedStatement {
  const statement = moduleOf(text, world).statements.at(-1);
  if (statement === undefined) throw new Error('no statement');
  return statement;
}

/** Names of the columns of the last statement, a select. */
export function columnsOf(text: string, world: World = EMPTY_WORLD): readonly string[] {
  const statement = statementOf(text, world);
  if (statement.kind !== 'select') throw new Error(`a ${statement.kind}`);
  return statement.columns.map((column) => column.name);
}

/** The checked query of a text without errors. */
export function queryOf(text: string, world: World): CheckedQuery {
  const { query, diagnostics } = checkQuery(parse(text).document, world);
  if (query === undefined) throw new Error(`rejected: ${messages(diagnostics)} in ${text}`);
  return query;
}

/** Code and place of every error of a text. */
export function errorsOf(text: string, world: World = EMPTY_WORLD): readonly Found[] {
  return found(
    text,
    checkText(text, world).diagnostics.filter((each) => each.severity === 'error'),
  );
}

/** Code and place of every diagnostic of a text that is no error. */
export function advicesOf(text: string, world: World = EMPTY_WORLD): readonly Found[] {
  return found(
    text,
    checkText(text, world).diagnostics.filter((each) => each.severity !== 'error'),
  );
}

/** The text after the first fix of its first diagnostic with that code. */
export function fixedText(text: string, code: string, world: World = EMPTY_WORLD): string | undefined {
  const fix = checkText(text, world).diagnostics.find((each) => each.code === code)?.fixes?.[0];
  if (fix === undefined) return undefined;
  const edits = [...fix.edits].sort((a, b) => b.span.start - a.span.start);
  return edits.reduce((result, edit) => result.slice(0, edit.span.start) + edit.text + result.slice(edit.span.end), text);
}

function found(text: string, diagnostics: readonly Diagnostic[]): readonly Found[] {
  return diagnostics.map((each) => ({ code: each.code, at: text.slice(each.span.start, each.span.end) }));
}

function messages(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((each) => each.message).join('; ');
}
