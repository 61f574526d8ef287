import type { EventType } from '@rulewright/core';
import type { StatementPlan } from '../plan/statement.js';
import { namesChangedBy, namesReadBy } from '../runtime/deployment/dependencies.js';

/** A statement with the deployment that it belongs to. */
export interface PlacedStatement {
  readonly deployment: string;
  readonly plan: StatementPlan;
}

/** Types, variables and declared expressions cost nothing and are always there. */
const ALWAYS: ReadonlySet<StatementPlan['kind']> = new Set(['create-schema', 'create-variable', 'create-expression']);

/**
 * A statement and all that its rows may depend on: what fills or changes the streams, windows, types and variables that it reads, and so on
 * back. O(statements x length of the longest chain).
 */
export function feedersOf(
  target: { readonly deployment: string; readonly statement: string },
  all: readonly PlacedStatement[],
  types: readonly EventType[],
): ReadonlySet<StatementPlan> {
  const kept = new Set(all.filter(({ plan }) => ALWAYS.has(plan.kind)).map(({ plan }) => plan));
  const others = all.map((one) => ({ ...one, changed: namesChangedBy(one.plan) }));
  const read = new Set<string>();
  let open = all.filter(({ deployment, plan }) => deployment === target.deployment && plan.id === target.statement);
  while (open.length > 0) {
    for (const { plan } of open) {
      kept.add(plan);
      for (const name of [...namesReadBy(plan)].flatMap((one) => [one, ...subtypesOf(one, types)])) read.add(name);
    }
    open = others.filter(({ plan, changed }) => !kept.has(plan) && [...changed].some((name) => read.has(name)));
  }
  return kept;
}

/** Who reads a type hears of events of its subtypes as well. */
function subtypesOf(name: string, types: readonly EventType[]): readonly string[] {
  const direct = types.filter(({ supertypes }) => supertypes.includes(name)).map((type) => type.name);
  return direct.flatMap((one) => [one, ...subtypesOf(one, types)]);
}
