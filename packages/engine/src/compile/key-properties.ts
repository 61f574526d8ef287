import type { PlanExpression } from '../plan/expression.js';
import type { StatementPlan } from '../plan/statement.js';
import { somePart } from '../plan/walk-expression.js';

/**
 * Names of text properties by which statements keep or find rows: keys of groups and windows, both sides of an equation between events, what is
 * counted once. O(size).
 */
export function keyProperties(statements: readonly StatementPlan[]): ReadonlySet<string> {
  const names = new Set<string>();
  somePart(statements, (part) => {
    addKeys(part, names);
    return false;
  });
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

function addKeys(part: KeyHolder, names: Set<string>): void {
  if (part.kind === 'compare') {
    const { operator, left, right } = part;
    const isEquation = operator === '=' || operator === 'is';
    if (isEquation && left?.kind === 'read' && right?.kind === 'read') addNames([left, right], names);
  } else if (part.event !== undefined && part.match !== undefined) addNames([part.event, part.match], names);
  else {
    if (part.groupBy !== undefined) addNames(part.groupBy, names);
    const isView = part.descending !== undefined && part.distinct === undefined;
    if (part.arguments !== undefined && (isView || part.distinct === true)) addNames(part.arguments, names);
  }
}

function addNames(keys: readonly PlanExpression[], names: Set<string>): void {
  for (const key of keys) {
    const last = key.kind === 'read' && key.type.kind === 'string' ? key.path.at(-1) : undefined;
    if (last?.kind === 'field') names.add(last.name);
  }
}
