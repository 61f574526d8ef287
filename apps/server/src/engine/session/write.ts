import { type Diagnostic, type EventType, hasErrors, type Value } from '@rulewright/core';
import { type Engine, EvaluationError } from '@rulewright/engine';
import { type CheckedQuery, checkQuery } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';
import type { Rulebook } from '../../rules/rulebook.js';
import type { Outcome } from './entry-result.js';
import type { BoundWrite } from './order.js';

/** What a write changes, and by which rules it is read. */
export interface WriteSubject {
  readonly engine: Engine;
  readonly rulebook: Rulebook;
}

/** What a write gives back when it gives no rows. */
const NO_COLUMNS: EventType = { name: 'row', origin: 'row', properties: [], supertypes: [] };

/** None of them when one is wrong; when a value makes one impossible, those before it stand. The rows are those of the last. */
export function write(writes: readonly BoundWrite[], { engine, rulebook }: WriteSubject): Outcome {
  const queries: { readonly query: CheckedQuery; readonly parameters: readonly Value[] }[] = [];
  for (const { epl, parameters = [] } of writes) {
    const { document, diagnostics } = parse(epl);
    if (hasErrors(diagnostics)) return { kind: 'not-written', diagnostics };
    const { query, diagnostics: found } = checkQuery(document, rulebook.world);
    if (!query) return { kind: 'not-written', diagnostics: found };
    queries.push({ query, parameters });
  }
  let outcome: Outcome = { kind: 'wrote', rowType: NO_COLUMNS, rows: [] };
  for (const { query, parameters } of queries) {
    const { statement } = query;
    const rowType = statement.kind === 'select' ? statement.rowType : NO_COLUMNS;
    try {
      outcome = { kind: 'wrote', rowType, rows: engine.query(query, parameters) };
    } catch (error) {
      // A value is a user's mistake, as a text is: an engine that ended over it would meet it again in every replay.
      if (!(error instanceof EvaluationError)) throw error;
      return { kind: 'not-written', diagnostics: [diagnosticOf(error, statement.span)] };
    }
  }
  return outcome;
}

const diagnosticOf = ({ code, message }: EvaluationError, span: Diagnostic['span']): Diagnostic => ({
  ...{ code: `value-${code}`, severity: 'error', span, message },
});
