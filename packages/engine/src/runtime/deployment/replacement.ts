import type { ModulePlan, StatementPlan } from '../../plan/statement.js';
import { nameMadeBy, namesOf, namesUsedBy } from './dependencies.js';
import type { DeployedModule, DeployedRun } from './deployed.js';

/** What happens to each statement when a module takes the place of another. */
export interface Replacement {
  /** for each new statement the one that goes on running in its place, undisturbed */
  readonly kept: ReadonlyMap<StatementPlan, DeployedRun>;
  /** for each new statement the one whose state it takes over */
  readonly inherited: ReadonlyMap<StatementPlan, DeployedRun>;
  /** names that the old module made and the new one makes differently, or no more */
  readonly changedNames: ReadonlySet<string>;
}

/**
 * Compares two modules statement by statement, by id. A statement goes on as it is when its plan has not changed, nor anything that the
 * module makes and it uses; else it takes over the state of its predecessor if both keep the same.
 */
export function planReplacement(old: DeployedModule, plan: ModulePlan): Replacement {
  const before = new Map(old.statements.map((statement) => [statement.plan.id, statement]));
  const same = new Map<StatementPlan, DeployedRun>();
  for (const statement of plan.statements) {
    const one = before.get(statement.id);
    if (one !== undefined && text(one.plan) === text(statement)) same.set(statement, one);
  }
  const changedNames = changedTypes(old.plan, plan);
  for (const { plan: one } of old.statements) {
    const name = nameMadeBy(one);
    if (name !== undefined && !plan.statements.some((statement) => same.get(statement)?.plan === one)) changedNames.add(name);
  }
  const kept = unaffected(same, changedNames);
  const inherited = new Map<StatementPlan, DeployedRun>();
  for (const statement of plan.statements) {
    const one = before.get(statement.id);
    const keepsSame =
      one?.plan.kind === statement.kind && one.plan.stateShape === statement.stateShape && statement.stateShape !== '';
    if (one !== undefined && keepsSame && !kept.has(statement)) inherited.set(statement, one);
  }
  return { kept, inherited, changedNames };
}

/** Drops what uses a changed name, whereby more names may change. */
function unaffected(
  same: ReadonlyMap<StatementPlan, DeployedRun>,
  changedNames: Set<string>,
): ReadonlyMap<StatementPlan, DeployedRun> {
  const kept = new Map(same);
  for (let isStable = false; !isStable; ) {
    isStable = true;
    for (const statement of kept.keys()) {
      if (![...namesUsedBy(statement)].some((name) => changedNames.has(name))) continue;
      kept.delete(statement);
      const name = nameMadeBy(statement);
      if (name !== undefined) changedNames.add(name);
      isStable = false;
    }
  }
  return kept;
}

function changedTypes(old: ModulePlan, plan: ModulePlan): Set<string> {
  const types = new Map(plan.types.map((type) => [type.name, JSON.stringify(type)]));
  const changed = old.types.filter((type) => type.origin !== 'row' && types.get(type.name) !== JSON.stringify(type));
  return new Set(changed.map(({ name }) => name));
}

/** Which of the other modules use a name that changes. */
export function usersOfChanged(
  { changedNames }: Replacement,
  others: Iterable<{ readonly id: string; readonly plan: ModulePlan }>,
): readonly string[] {
  return [...others].filter(({ plan }) => [...namesOf(plan).used].some((name) => changedNames.has(name))).map(({ id }) => id);
}

/** A plan as text; where it stands in its module makes no difference. */
function text(plan: StatementPlan): string {
  return JSON.stringify({ ...plan, ordinal: 0 });
}
