import type { PlanCompare, PlanExpression } from '../plan/expression.js';
import type { PatternAtomPlan, PatternAtomSource, PatternFilterStep, PatternNodePlan } from '../plan/pattern.js';
import { conjunctsOf } from './compile-filter.js';
import { readsEvent, readsTag } from './pattern-atom.js';

/*
 * Which of a pattern's atoms hears first of an event that several of them want. It matters: the first one may end the others (`a=A or b=A`,
 * `a=A and not A`). Esper's order is that of its filter index: a condition shares an index with those on the same property by the same
 * operator; indexes are asked in the order in which they came to be, within one of `<`, `>` or ranges by what they compare with, and what has
 * no further condition comes last, in the order in which it began to listen. Here each atom learns its way through that index; in which order the
 * indexes came to be is known only while the pattern runs.
 */

/** `root` with the paths of its atoms. */
export function withFilterPaths(root: PatternNodePlan): PatternNodePlan {
  const levels = new Map<string, Level>();
  const paths = new Map<number, readonly PatternFilterStep[]>();
  for (const atom of listening(root)) {
    const source = nameOf(atom.source);
    let level = levels.get(source);
    if (level === undefined) {
      level = new Map();
      levels.set(source, level);
    }
    paths.set(atom.node, pathThrough(level, conditionsOf(atom)));
  }
  return withPaths(root, paths);
}

/** Whether one event may reach two of the atoms, or several who wait at one atom in another order than that of their beginning. */
export function needsOrder(root: PatternNodePlan, isRelated: (a: PatternAtomSource, b: PatternAtomSource) => boolean): boolean {
  const atoms = listening(root).map((atom) => ({ atom, conditions: conditionsOf(atom) }));
  return atoms.some(
    (a, i) =>
      a.conditions.some(({ by }) => by.some((value) => value.kind !== 'constant')) ||
      atoms.slice(i + 1).some((b) => isRelated(a.atom.source, b.atom.source) && !areDisjoint(a.conditions, b.conditions)),
  );
}

/** Whether they demand different constants of one property. */
function areDisjoint(a: readonly Condition[], b: readonly Condition[]): boolean {
  return a.some((one) => one.fixed && b.some((other) => other.fixed && other.index === one.index && other.entry !== one.entry));
}

/** Indexes of one level, each with its entries. */
type Level = Map<string, Map<string, Level>>;

/** A condition as an index sees it: `index` names the index, `entry` the place in it. */
interface Condition extends PatternFilterStep {
  readonly order: number;
  /** equality with a constant */
  readonly fixed: boolean;
}

/** Operators in the order in which an index is sought for them. */
const OPERATORS = ['=', 'is', 'in', 'range', '<', '<=', '>=', '>', 'not range', 'not in', '!=', 'is not'];
const MIRRORED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** The way of a filter through the indexes; those that it needs and that are not there yet are added. */
function pathThrough(level: Level, conditions: readonly Condition[]): readonly PatternFilterStep[] {
  const known = [...level.keys()].map((key) => conditions.find((one) => one.index === key)).find((one) => one !== undefined);
  const condition = known ?? conditions[0];
  if (condition === undefined) return [];
  const { index, entry, by } = condition;
  const entries = level.get(index) ?? new Map<string, Level>();
  level.set(index, entries);
  const below = entries.get(entry) ?? new Map();
  entries.set(entry, below);
  const rest = conditions.filter((one) => one !== condition);
  return [{ index, entry, by }, ...pathThrough(below, rest)];
}

function nameOf(source: PatternAtomSource): string {
  return source.kind === 'filter' ? `filter ${source.filter.eventType}` : `window ${source.window}`;
}

function filterOf(source: PatternAtomSource): PlanExpression | undefined {
  return source.kind === 'filter' ? source.filter.test : source.filter;
}

function conditionsOf(atom: PatternAtomPlan): readonly Condition[] {
  const keys = atom.keys.map(
    ({ event, match, nullSafe }): PlanCompare => ({
      kind: 'compare',
      type: event.type,
      operator: nullSafe ? 'is' : '=',
      left: event,
      right: match,
    }),
  );
  const conditions = [filterOf(atom.source), atom.test].map((test) => (test === undefined ? [] : conjunctsOf(test)));
  return [...conditions.flat(), ...keys]
    .map(conditionOf)
    .sort((a, b) => a.order - b.order || (a.index < b.index ? -1 : a.index > b.index ? 1 : 0));
}

function conditionOf(expression: PlanExpression): Condition {
  const found = indexable(expression);
  if (found === undefined)
    return { index: 'other', order: OPERATORS.length, entry: JSON.stringify(expression), by: [], fixed: false };
  const { property, operator, ...rest } = found;
  return { index: `${property} ${operator}`, order: OPERATORS.indexOf(operator), ...rest };
}

interface Indexable {
  readonly property: string;
  readonly operator: string;
  readonly entry: string;
  readonly by: readonly PlanExpression[];
  readonly fixed: boolean;
}

function indexable(expression: PlanExpression): Indexable | undefined {
  switch (expression.kind) {
    case 'compare':
      return comparison(expression);
    case 'in-list':
      return on(expression.value, expression.not ? 'not in' : 'in', expression.items);
    case 'in-range':
      return on(expression.value, expression.not ? 'not range' : 'range', [expression.low, expression.high]);
    default:
      return undefined;
  }
}

function comparison({ operator, left, right }: PlanCompare): Indexable | undefined {
  return on(left, operator, right) ?? on(right, MIRRORED[operator] ?? operator, left);
}

/** A condition on the event, mostly on a property, against what does not read the event. */
function on(
  property: PlanExpression,
  operator: string,
  against: PlanExpression | readonly PlanExpression[],
): Indexable | undefined {
  if (!readsEvent(property) || readsTag(property) || readsEvent(against)) return undefined;
  const values = 'kind' in against ? [against] : against;
  return {
    property: JSON.stringify(property),
    operator,
    entry: JSON.stringify(against),
    by: operator in MIRRORED || operator === 'range' ? values : [],
    fixed: operator === '=' && values.every((value) => value.kind === 'constant'),
  };
}

/** The atoms in the order in which they begin to listen: the end of a repetition before what it repeats. */
function listening(node: PatternNodePlan): readonly PatternAtomPlan[] {
  switch (node.kind) {
    case 'atom':
      return [node];
    case 'followed-by':
    case 'and':
    case 'or':
      return node.parts.flatMap(listening);
    case 'until':
      return [...(node.until ? listening(node.until) : []), ...listening(node.part)];
    case 'not':
    case 'every':
    case 'every-distinct':
    case 'guard':
      return listening(node.part);
    case 'interval':
    case 'at':
    case 'schedule':
      return [];
  }
}

function withPaths(node: PatternNodePlan, paths: ReadonlyMap<number, readonly PatternFilterStep[]>): PatternNodePlan {
  switch (node.kind) {
    case 'atom':
      return { ...node, filterPath: paths.get(node.node) ?? [] };
    case 'followed-by':
    case 'and':
    case 'or':
      return { ...node, parts: node.parts.map((part) => withPaths(part, paths)) };
    case 'until':
      return { ...node, part: withPaths(node.part, paths), ...(node.until && { until: withPaths(node.until, paths) }) };
    case 'not':
    case 'every':
    case 'every-distinct':
    case 'guard':
      return { ...node, part: withPaths(node.part, paths) };
    case 'interval':
    case 'at':
    case 'schedule':
      return node;
  }
}
