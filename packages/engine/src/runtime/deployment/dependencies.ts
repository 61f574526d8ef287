import type { AssignmentPlan } from '../../plan/result.js';
import type { ModulePlan, StatementPlan } from '../../plan/statement.js';

/** What a module makes that others can use, and what it uses of others: names of types, windows and variables. */
export interface ModuleNames {
  readonly made: ReadonlySet<string>;
  readonly used: ReadonlySet<string>;
}

/** Reads the names of a module off its plans. O(size). */
export function namesOf(plan: ModulePlan): ModuleNames {
  const made = new Set<string>();
  const used = new Set<string>();
  for (const type of plan.types) if (type.origin !== 'row') made.add(type.name);
  for (const statement of plan.statements) {
    const name = nameMadeBy(statement);
    if (name !== undefined) made.add(name);
    collect(statement, used);
  }
  return { made, used };
}

/** The window or variable that a statement makes. */
export function nameMadeBy(statement: StatementPlan): string | undefined {
  if (statement.kind === 'create-window') return statement.window;
  return statement.kind === 'create-variable' ? `variable ${statement.variable}` : undefined;
}

/** What the rows of a statement depend on: what it uses, but for where it only sends rows to. */
export function namesReadBy(statement: StatementPlan): ReadonlySet<string> {
  const used = new Set<string>();
  collect(statement, used, SENDING);
  return used;
}

const SENDING: ReadonlySet<string> = new Set(['insertInto', 'into']);

/** What a statement changes: streams and windows that it sends rows to or takes rows from, types that it rewrites, variables that it sets. */
export function namesChangedBy(statement: StatementPlan): ReadonlySet<string> {
  const changed = new Set<string>();
  const made = nameMadeBy(statement);
  if (made !== undefined) changed.add(made);
  if (statement.kind === 'update-istream') changed.add(statement.eventType.name);
  if (statement.kind === 'create-index') changed.add(statement.window);
  if (statement.kind === 'on' && 'window' in statement.action) changed.add(statement.action.window);
  collectChanged(statement, changed);
  return changed;
}

function collectChanged(part: unknown, changed: Set<string>): void {
  if (typeof part !== 'object' || part === null) return;
  for (const [field, value] of Object.entries(part)) {
    if (SENDING.has(field)) changed.add(String((value as { readonly target: string }).target));
    // of a set, or of an output rate; columns of windows do no harm
    if (field === 'assignments') for (const { target } of value as readonly AssignmentPlan[]) changed.add(`variable ${target}`);
    collectChanged(value, changed);
  }
}

/** What one statement uses. */
export function namesUsedBy(statement: StatementPlan): ReadonlySet<string> {
  const used = new Set<string>();
  collect(statement, used);
  return used;
}

const NOTHING: ReadonlySet<string> = new Set();

/** Names stand in a few fields of plans; the value of every field is walked. */
function collect(part: unknown, used: Set<string>, without: ReadonlySet<string> = NOTHING): void {
  if (typeof part !== 'object' || part === null) return;
  if (Array.isArray(part)) {
    for (const item of part) collect(item, used, without);
    return;
  }
  const isVariable = 'kind' in part && part.kind === 'variable';
  for (const [field, value] of Object.entries(part)) {
    if (without.has(field)) continue;
    for (const name of namesIn(field, value)) used.add(name);
    if (isVariable && field === 'name') used.add(`variable ${String(value)}`);
    collect(value, used, without);
  }
}

function namesIn(field: string, value: unknown): readonly string[] {
  switch (field) {
    case 'eventType':
    case 'triggerType':
      return [typeof value === 'string' ? value : String((value as { readonly name: string }).name)];
    case 'window':
    case 'target':
      return typeof value === 'string' ? [value] : [];
    case 'supertypes':
      return value as readonly string[];
    default:
      return [];
  }
}

/** Which of the others use what `id` makes and nobody else made. */
export function usersOf(id: string, modules: Iterable<{ readonly id: string; readonly plan: ModulePlan }>): readonly string[] {
  const all = [...modules].map((module) => ({ id: module.id, ...namesOf(module.plan) }));
  const own = all.find((module) => module.id === id);
  if (own === undefined) return [];
  const others = all.filter((module) => module.id !== id);
  // the implicit type of an insert-into stream belongs to all who insert into it
  const only = [...own.made].filter((name) => !others.some(({ made }) => made.has(name)));
  return others.filter(({ used }) => only.some((name) => used.has(name))).map((module) => module.id);
}
