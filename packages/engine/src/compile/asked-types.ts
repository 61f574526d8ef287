import type { ModulePlan, StatementPlan } from '../plan/statement.js';
import { expressionsIn } from '../plan/walk-expression.js';

/** Types of which statements ask for properties that they do not declare. O(size). */
export function askedTypes(statements: readonly StatementPlan[]): ReadonlySet<string> {
  const asked = new Set<string>();
  for (const expression of expressionsIn(statements)) {
    if (expression.kind !== 'read' && expression.kind !== 'exists') continue;
    const { path } = expression.kind === 'read' ? expression : expression.property;
    for (const step of path) if (step.kind === 'entry' && step.undeclaredOf !== undefined) asked.add(step.undeclaredOf);
  }
  return asked;
}

/** Where a statement makes events of one type of those of another as they are (`insert into B select * from A`). */
export function copiesOf(statement: StatementPlan): ModulePlan['copies'] {
  if (statement.kind !== 'select') return [];
  const { streams, result } = statement;
  const from = result.copiesStream === undefined ? undefined : streams[result.copiesStream]?.eventType.name;
  return from === undefined ? [] : [{ from, to: result.rowType.name }];
}
