import { isNumeric, type Value } from '@rulewright/core';
import type { PlanCompare, PlanExpression, PlanInList, PlanInRange } from '../plan/expression.js';
import type { FilterBranch, FilterPlan } from '../plan/filter.js';
import { usesKind } from '../plan/walk-expression.js';

/** Up to so many branches an `or` is expanded; a wider one is asked event by event. */
const MAX_BRANCHES = 16;

const ANYTHING: FilterBranch = { equals: [], ranges: [] };

/** Finds in a filter's test what an index over events can use. Nothing here can make a filter wrong: the test itself has the last word. */
export function compileFilter(eventType: string, test: PlanExpression | undefined): FilterPlan {
  if (test === undefined) return { eventType, branches: [] };
  const branches = branchesOf(test);
  if (branches.every(isUseful)) return { eventType, test, branches };
  const shared = conjunctsOf(test).find(isShareable);
  return { eventType, test, branches: [], ...(shared && { shared }) };
}

/** Every event for which the test is true meets all conditions of at least one branch. */
function branchesOf(test: PlanExpression): readonly FilterBranch[] {
  switch (test.kind) {
    case 'logic': {
      const parts = test.operands.map(branchesOf);
      return test.operator === 'or' ? union(parts) : product(parts);
    }
    case 'compare':
      return [comparison(test)];
    case 'in-list':
      return [membership(test)];
    case 'in-range':
      return [range(test)];
    case 'read': {
      const property = propertyOf(test);
      return [property === undefined ? ANYTHING : { equals: [{ property, values: [true] }], ranges: [] }];
    }
    default:
      return [ANYTHING];
  }
}

function isUseful({ equals, ranges }: FilterBranch): boolean {
  return equals.length + ranges.length > 0;
}

function union(parts: readonly (readonly FilterBranch[])[]): readonly FilterBranch[] {
  const all = parts.flat();
  return all.length <= MAX_BRANCHES && all.every(isUseful) ? all : [ANYTHING];
}

/** When the expansion grows too wide, the parts that widen it are left to the test. */
function product(parts: readonly (readonly FilterBranch[])[]): readonly FilterBranch[] {
  let result: readonly FilterBranch[] = [ANYTHING];
  for (const branches of [...parts].sort((a, b) => a.length - b.length)) {
    if (result.length * branches.length > MAX_BRANCHES) break;
    result = result.flatMap((left) =>
      branches.map((right) => ({ equals: [...left.equals, ...right.equals], ranges: [...left.ranges, ...right.ranges] })),
    );
  }
  return result;
}

/** The property that an expression reads of the event itself. */
function propertyOf(expression: PlanExpression): string | undefined {
  if (expression.kind !== 'read' || expression.source.of !== 'stream' || expression.source.level !== 0) return undefined;
  const [step, ...rest] = expression.path;
  return step?.kind === 'field' && rest.length === 0 ? step.name : undefined;
}

function constantOf(expression: PlanExpression): Value {
  return expression.kind === 'constant' && typeof expression.value !== 'object' ? expression.value : null;
}

const MIRRORED = { '=': '=', is: 'is', '<': '>', '<=': '>=', '>': '<', '>=': '<=', '!=': '!=', 'is not': 'is not' } as const;

function comparison({ operator, left, right }: PlanCompare): FilterBranch {
  const property = propertyOf(left);
  if (property === undefined) {
    const mirrored = propertyOf(right);
    return mirrored === undefined ? ANYTHING : condition(mirrored, MIRRORED[operator], constantOf(left));
  }
  return condition(property, operator, constantOf(right));
}

function condition(property: string, operator: PlanCompare['operator'], value: Value): FilterBranch {
  if (value === null) return ANYTHING;
  if (operator === '=' || operator === 'is') return { equals: [{ property, values: [value] }], ranges: [] };
  if (typeof value !== 'number' || operator === '!=' || operator === 'is not') return ANYTHING;
  const isUpper = operator === '<' || operator === '<=';
  const [low, high] = isUpper ? [Number.NEGATIVE_INFINITY, value] : [value, Number.POSITIVE_INFINITY];
  return { equals: [], ranges: [{ property, low, high }] };
}

function membership({ not, value, items }: PlanInList): FilterBranch {
  const property = propertyOf(value);
  const areConstant = items.every((item) => item.kind === 'constant' && (item.value === null || typeof item.value !== 'object'));
  if (property === undefined || not || !areConstant) return ANYTHING;
  return { equals: [{ property, values: items.map(constantOf).filter((item) => item !== null) }], ranges: [] };
}

function range({ not, value, low, high }: PlanInRange): FilterBranch {
  const property = propertyOf(value);
  const [a, b] = [constantOf(low), constantOf(high)];
  if (property === undefined || not || !isNumeric(value.type) || typeof a !== 'number' || typeof b !== 'number') return ANYTHING;
  return { equals: [], ranges: [{ property, low: Math.min(a, b), high: Math.max(a, b) }] };
}

export function conjunctsOf(test: PlanExpression): readonly PlanExpression[] {
  return test.kind === 'logic' && test.operator === 'and' ? test.operands.flatMap(conjunctsOf) : [test];
}

/** What depends on more than the event must be asked by each filter. */
const OWN_KINDS = new Set([
  'variable',
  'now',
  'subquery',
  'subquery-exists',
  'subquery-in',
  'subquery-quantified',
  'context',
  'parameter',
] as const);

function isShareable(expression: PlanExpression): boolean {
  return !usesKind(expression, OWN_KINDS);
}
