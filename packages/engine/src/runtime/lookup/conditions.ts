import type { PlanExpression, PlanRead } from '../../plan/expression.js';
import { expressionsIn, usesKind } from '../../plan/walk-expression.js';

/*
 * What a condition says about how rows of one stream can be found: by the values of fields that equal something known, else by a field that
 * lies in a known range. An index proposes rows; what the keys of a look-up do not ensure by themselves is asked of each of them.
 */

/** A stream as expressions read it. */
export interface StreamPlace {
  readonly level: number;
  readonly stream: number;
}

export interface EqualsKey {
  readonly property: string;
  readonly value: PlanExpression;
  /** `is`: null equals null */
  readonly nullSafe: boolean;
}

/** One end or both; a missing end is open to infinity. */
export interface RangeKey {
  readonly property: string;
  readonly low?: { readonly value: PlanExpression; readonly open: boolean };
  readonly high?: { readonly value: PlanExpression; readonly open: boolean };
  /** the ends are those of `between` or `in [a:b]`, which may be given in either order */
  readonly anyOrder?: true;
}

export interface LookupKeys {
  /** sorted by property, each property once, so that equal sets share an index */
  readonly equals: readonly EqualsKey[];
  /** used only when there is no equality */
  readonly range?: RangeKey;
  /** what is still to be asked of a row that was found by them */
  readonly rest: readonly PlanExpression[];
}

/** The conditions that must all hold. O(size). */
export function conjuncts(expression: PlanExpression | undefined): readonly PlanExpression[] {
  if (expression === undefined) return [];
  if (expression.kind === 'logic' && expression.operator === 'and') return expression.operands.flatMap(conjuncts);
  return [expression];
}

/** Streams of a level that an expression reads. */
export function streamsRead(expression: PlanExpression, level: number): ReadonlySet<number> {
  const streams = new Set<number>();
  for (const part of expressionsIn(expression)) {
    if (part.kind === 'read' && part.source.of === 'stream' && part.source.level === level) streams.add(part.source.stream);
    if (part.kind === 'previous' && level === 0) streams.add(part.stream);
  }
  return streams;
}

/** Kinds whose value depends on more than the events that they read. */
const OPAQUE = new Set<PlanExpression['kind']>([
  'previous',
  'subquery',
  'subquery-exists',
  'subquery-in',
  'subquery-quantified',
  'lambda',
  'enumeration',
]);

/**
 * How rows of `target` can be found when the values of `known` streams are at hand.
 *
 * @param known  whether a stream's event is at hand when the look-up is made; the target's own is not
 */
export function lookupKeys(
  conditions: readonly PlanExpression[],
  target: StreamPlace,
  known: (place: StreamPlace) => boolean,
): LookupKeys {
  const equals = new Map<string, EqualsKey>();
  const ranges = new Map<string, RangeKey>();
  const rest: PlanExpression[] = [];
  for (const condition of conditions) {
    const found = keyOf(condition, target, known);
    const isNewKey = found !== undefined && 'nullSafe' in found && !equals.has(found.property);
    if (!(isNewKey && isExact(condition))) rest.push(condition);
    if (found === undefined) continue;
    if (isNewKey) equals.set(found.property, found);
    else if (!('nullSafe' in found)) ranges.set(found.property, narrower(ranges.get(found.property), found));
  }
  const range = [...ranges.values()][0];
  const sorted = [...equals.values()].sort((a, b) => (a.property < b.property ? -1 : 1));
  return { equals: sorted, ...(sorted.length === 0 && range !== undefined ? { range } : {}), rest };
}

/** All of them as one condition; undefined when there is none. */
export function allOf(conditions: readonly PlanExpression[]): PlanExpression | undefined {
  const [only, ...others] = conditions;
  if (only === undefined || others.length === 0) return only;
  return { kind: 'logic', type: { kind: 'boolean' }, operator: 'and', operands: conditions };
}

/** Kinds whose values are equal just when a hash finds one by the other: no NaN, nothing that is equal by content. */
const EXACT: ReadonlySet<string> = new Set(['string', 'boolean', 'int', 'long']);

function isExact(condition: PlanExpression): boolean {
  return condition.kind === 'compare' && EXACT.has(condition.left.type.kind) && EXACT.has(condition.right.type.kind);
}

/** Two conditions on one property: ends that are missing in the first are taken from the second, if neither may be swapped. */
function narrower(known: RangeKey | undefined, found: RangeKey): RangeKey {
  if (known === undefined) return found;
  return known.anyOrder || found.anyOrder ? known : { ...found, ...known };
}

function keyOf(
  condition: PlanExpression,
  target: StreamPlace,
  known: (place: StreamPlace) => boolean,
): EqualsKey | RangeKey | undefined {
  if (condition.kind === 'compare') {
    const property = propertyOf(condition.left, target);
    if (property !== undefined && isKnown(condition.right, known)) return compareKey(property, condition.operator, condition.right);
    const mirrored = propertyOf(condition.right, target);
    if (mirrored !== undefined && isKnown(condition.left, known))
      return compareKey(mirrored, MIRROR[condition.operator], condition.left);
    return undefined;
  }
  if (condition.kind === 'in-range' && !condition.not) {
    const property = propertyOf(condition.value, target);
    const { low, high, lowOpen, highOpen } = condition;
    if (property === undefined || !isKnown(low, known) || !isKnown(high, known)) return undefined;
    return { property, low: { value: low, open: lowOpen }, high: { value: high, open: highOpen }, anyOrder: true };
  }
  return undefined;
}

type Operator = (PlanExpression & { kind: 'compare' })['operator'];

const MIRROR: Readonly<Record<Operator, Operator>> = {
  '=': '=',
  '!=': '!=',
  is: 'is',
  'is not': 'is not',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

function compareKey(property: string, operator: Operator, value: PlanExpression): EqualsKey | RangeKey | undefined {
  switch (operator) {
    case '=':
    case 'is':
      return { property, value, nullSafe: operator === 'is' };
    case '<':
    case '<=':
      return { property, high: { value, open: operator === '<' } };
    case '>':
    case '>=':
      return { property, low: { value, open: operator === '>' } };
    default:
      return undefined;
  }
}

/** The property, if the expression is nothing but a declared property of the target. */
function propertyOf(expression: PlanExpression, { level, stream }: StreamPlace): string | undefined {
  if (expression.kind !== 'read') return undefined;
  const { source, path } = expression satisfies PlanRead;
  if (source.of !== 'stream' || source.level !== level || source.stream !== stream) return undefined;
  const [step, ...rest] = path;
  return step?.kind === 'field' && rest.length === 0 ? step.name : undefined;
}

function isKnown(expression: PlanExpression, known: (place: StreamPlace) => boolean): boolean {
  if (usesKind(expression, OPAQUE)) return false;
  for (const part of expressionsIn(expression)) {
    if (part.kind === 'read' && part.source.of === 'stream' && !known(part.source)) return false;
  }
  return true;
}
