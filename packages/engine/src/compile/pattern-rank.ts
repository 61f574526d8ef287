import type { PlanCompare, PlanExpression } from '../plan/expression.js';
import type { PatternAtomPlan, PatternAtomSource, PatternNodePlan } from '../plan/pattern.js';
import { conjunctsOf } from './compile-filter.js';
import { readsEvent } from './pattern-atom.js';

/*
 * Which of a pattern's atoms hears first of an event that several of them want. It matters: the first one may end the others (`a=A or b=A`,
 * `a=A and not A`). Esper's order is that of its filter index: a condition shares an index with those on the same property by the same
 * operator; indexes are asked in the order in which they came to be, within one of `<` and `>` by rising constant, and what has no further
 * condition comes last. Here the same order is worked out once, from the atoms in the order in which they begin to listen.
 */

/** `root` with the ranks of its atoms. What consumes at a higher level comes first. */
export function rankAtoms(root: PatternNodePlan): PatternNodePlan {
  const atoms = listening(root);
  const indexes = new Map<string, Level>();
  for (const atom of atoms) {
    const source = nameOf(atom.source);
    let level = indexes.get(source);
    if (level === undefined) {
      level = newLevel();
      indexes.set(source, level);
    }
    insert(level, conditionsOf(atom), atom.node);
  }
  const order = [...indexes.values()].flatMap((level) => [...inOrder(level)]);
  const levels = new Map(atoms.map((atom) => [atom.node, atom.consumeLevel]));
  order.sort((a, b) => (levels.get(b) ?? 0) - (levels.get(a) ?? 0));
  const ranks = new Map(order.map((node, rank) => [node, rank]));
  return withRanks(root, ranks);
}

interface Level {
  readonly indexes: Map<string, Map<string, Entry>>;
  /** atoms without a further condition */
  readonly atoms: number[];
}
interface Entry {
  readonly constant: number | undefined;
  readonly below: Level;
}
/** A condition as an index sees it: `key` names the index, `value` the entry. */
interface Condition {
  readonly key: string;
  readonly order: number;
  readonly value: string;
  readonly constant: number | undefined;
}

/** Operators in the order in which an index is sought for them. */
const OPERATORS = ['=', 'is', 'in', 'range', '<', '<=', '>=', '>', 'not range', 'not in', '!=', 'is not', 'other'];
const MIRRORED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

function newLevel(): Level {
  return { indexes: new Map(), atoms: [] };
}

function insert(level: Level, conditions: readonly Condition[], atom: number): void {
  const condition =
    [...level.indexes.keys()].map((key) => conditions.find((one) => one.key === key)).find(Boolean) ?? conditions[0];
  if (condition === undefined) {
    level.atoms.push(atom);
    return;
  }
  let index = level.indexes.get(condition.key);
  if (index === undefined) {
    index = new Map();
    level.indexes.set(condition.key, index);
  }
  let entry = index.get(condition.value);
  if (entry === undefined) {
    entry = { constant: condition.constant, below: newLevel() };
    index.set(condition.value, entry);
  }
  insert(
    entry.below,
    conditions.filter((one) => one !== condition),
    atom,
  );
}

function* inOrder(level: Level): Generator<number> {
  for (const index of level.indexes.values()) {
    const entries = [...index.values()].sort((a, b) => (a.constant ?? 0) - (b.constant ?? 0));
    for (const entry of entries) yield* inOrder(entry.below);
  }
  yield* level.atoms;
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
    .sort((a, b) => a.order - b.order || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

function conditionOf(expression: PlanExpression): Condition {
  const { property, operator, value, constant } = indexable(expression) ?? {
    property: '',
    operator: 'other',
    value: JSON.stringify(expression),
    constant: undefined,
  };
  return { key: `${property} ${operator}`, order: OPERATORS.indexOf(operator), value, constant };
}

interface Indexable {
  readonly property: string;
  readonly operator: string;
  readonly value: string;
  readonly constant: number | undefined;
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

/** A condition on a property of the event against what does not read the event. */
function on(
  property: PlanExpression,
  operator: string,
  against: PlanExpression | readonly PlanExpression[],
): Indexable | undefined {
  if (property.kind !== 'read' || property.source.of !== 'stream') return undefined;
  if (readsEvent(against)) return undefined;
  const ordered = operator in MIRRORED && !Array.isArray(against) && (against as PlanExpression).kind === 'constant';
  const constant = ordered ? (against as { readonly value?: unknown }).value : undefined;
  return {
    property: JSON.stringify(property.path),
    operator,
    value: JSON.stringify(against),
    constant: typeof constant === 'number' ? constant : undefined,
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

function withRanks(node: PatternNodePlan, ranks: ReadonlyMap<number, number>): PatternNodePlan {
  switch (node.kind) {
    case 'atom':
      return { ...node, rank: ranks.get(node.node) ?? node.rank };
    case 'followed-by':
    case 'and':
    case 'or':
      return { ...node, parts: node.parts.map((part) => withRanks(part, ranks)) };
    case 'until':
      return { ...node, part: withRanks(node.part, ranks), ...(node.until && { until: withRanks(node.until, ranks) }) };
    case 'not':
    case 'every':
    case 'every-distinct':
    case 'guard':
      return { ...node, part: withRanks(node.part, ranks) };
    case 'interval':
    case 'at':
    case 'schedule':
      return node;
  }
}
