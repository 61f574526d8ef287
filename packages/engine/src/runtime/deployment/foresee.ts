import type { DeployOutlook, StatementOutlook } from '../../contract.js';
import type { ModulePlan, StatementPlan } from '../../plan/statement.js';
import type { DeployedModule, DeployedRun } from './deployed.js';
import type { Replacement } from './replacement.js';

/** What a deployment would keep and lose, by what was planned for it. */
export function outlookOf(plan: ModulePlan, old: DeployedModule | undefined, replacement: Replacement | undefined): DeployOutlook {
  const carried = new Set([...(replacement?.kept.values() ?? []), ...(replacement?.inherited.values() ?? [])]);
  const ended = (old?.statements ?? []).filter((one) => !carried.has(one) && one.plan.stateShape !== '');
  return {
    statements: plan.statements.map((statement) => outlookOfStatement(statement, replacement)),
    ended: ended.map((one) => ({ ...named(one.plan), held: heldBy(one) })),
  };
}

function outlookOfStatement(statement: StatementPlan, replacement: Replacement | undefined): StatementOutlook {
  const kept = replacement?.kept.get(statement);
  const from = kept ?? replacement?.inherited.get(statement);
  const state = kept ? 'undisturbed' : from ? 'taken-over' : 'new';
  return { ...named(statement), state, held: from ? heldBy(from) : 0 };
}

function named({ id, name }: StatementPlan): { readonly id: string; readonly name?: string } {
  return { id, ...(name !== undefined && { name }) };
}

function heldBy({ run }: DeployedRun): number {
  return run.nodes.reduce((sum, { held }) => sum + held, 0);
}
