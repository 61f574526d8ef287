import type { Diagnostic } from '@rulewright/core';
import type { EplDocument } from '../syntax/ast-statement.js';
import { checkStatement } from './check-statement.js';
import type { CheckedQuery, CheckedStatement } from './checked.js';
import { newSession } from './new-session.js';
import { notOneQuery } from './rules/not-one-query.js';
import { type Bindings, recordBindings } from './scope/bindings.js';
import type { ParameterCollector } from './session.js';
import type { World } from './world.js';

export interface CheckQueryResult {
  /** absent if there is an error */
  readonly query?: CheckedQuery;
  readonly diagnostics: readonly Diagnostic[];
  readonly bindings?: Bindings;
}

/** Checks an on-demand query: one select, insert, update or delete over named windows. */
export function checkQuery(document: EplDocument, world: World, options: { readonly bindings?: boolean } = {}): CheckQueryResult {
  const bindings = options.bindings ? recordBindings() : undefined;
  const session = newSession(document, world, bindings);
  const parameters: ParameterCollector = { parameters: [] };
  const [statement, second] = document.statements;
  const checked = statement && checkStatement(statement, { session, ordinal: 0, parameters });
  const query = checked === undefined ? undefined : queryOf(checked);
  if (second !== undefined || (checked !== undefined && query === undefined)) {
    session.report(notOneQuery, { span: second?.span ?? statement?.span ?? document.span });
  }
  const { diagnostics } = session;
  const failed = session.incomplete || query === undefined || diagnostics.some((diagnostic) => diagnostic.severity === 'error');
  return {
    diagnostics,
    ...(failed ? {} : { query: { phase: 'checked', statement: query, parameters: parameters.parameters } }),
    ...(bindings === undefined ? {} : { bindings }),
  };
}

function queryOf(checked: CheckedStatement): CheckedQuery['statement'] | undefined {
  switch (checked.kind) {
    case 'select':
    case 'insert-rows':
    case 'delete-rows':
    case 'update-rows':
      return checked;
    default:
      return undefined;
  }
}
