import type { PlanExpression } from '../plan/expression.js';
import type { StatementPlan } from '../plan/statement.js';

/**
 * Names of text properties by which statements keep or find rows: keys of groups and windows, both sides of an equation between events, what is
 * counted once. O(size).
 */
export function keyProperties(statements: readonly StatementPlan[]): ReadonlySet<string> {
  const names = new Set<string>();
  collect(statements, names);
  return names;
}

/** Parts of plans that hold keys, told by their fields. */
interface KeyHolder {
  readonly kind?: unknown;
  readonly operator?: unknown;
  readonly left?: PlanExpression;
  readonly right?: PlanExpression;
  readonly groupBy?: readonly PlanExpression[];
  /** of a view or an aggregate */
  readonly arguments?: readonly PlanExpression[];
  readonly descending?: readonly boolean[];
  readonly distinct?: boolean;
  /** of an atom */
  readonly event?: PlanExpression;
  readonly match?: PlanExpression;
}

function collect(part: unknown, names: Set<string>): void {
  if (typeof part !== 'object' || part === null) return;
  if (Array.isArray(part)) {
    for (const item of part) collect(item, names);
    return;
  }
  for (const key of keysOf(part)) addName(key, names);
  for (const value of Object.values(part)) collect(value, names);
}

function keysOf({ kind, operator, left, right, ...part }: KeyHolder): readonly PlanExpression[] {
  const isEquation = kind === 'compare' && (operator === '=' || operator === 'is');
  if (isEquation) return left?.kind === 'read' && right?.kind === 'read' ? [left, right] : [];
  if (part.event !== undefined && part.match !== undefined) return [part.event, part.match];
  const isView = part.descending !== undefined && part.distinct === undefined;
  return [...(part.groupBy ?? []), ...(isView || part.distinct === true ? (part.arguments ?? []) : [])];
}

function addName(key: PlanExpression, names: Set<string>): void {
  if (key.kind !== 'read' || key.type.kind !== 'string') return;
  const last = key.path.at(-1);
  if (last?.kind === 'field') names.add(last.name);
}
