import type { StatementSummary } from '@rulewright/contracts';
import type { CheckedModule } from '@rulewright/epl/semantics';
import { alertRuleOf } from '../engine/session/alert-rule.js';

/** The statements of a checked module for lists, in order. */
export function statementSummaries(module: string, epl: string, checked: CheckedModule): readonly StatementSummary[] {
  return checked.statements.map((statement) => ({
    module,
    id: statement.id,
    name: statement.name ?? null,
    kind: statement.kind,
    epl: epl.slice(statement.span.start, statement.span.end),
    alert: alertRuleOf(statement) !== undefined,
  }));
}
