import type { PlanExpression } from '../../plan/expression.js';
import type { JoinKind } from '../../plan/statement.js';
import { usesKind } from '../../plan/walk-expression.js';
import { conjuncts, streamsRead } from '../lookup/conditions.js';

/** A stream to find rows of, once those before it on its path are bound. */
export interface JoinNode {
  readonly stream: number;
  /** without a partner it is null, and so is all below it; else the row before it has no row */
  readonly optional: boolean;
  /** streams that are bound when rows of this one are looked for */
  readonly bound: ReadonlySet<number>;
  /** conditions that can be asked as soon as this stream is bound */
  readonly conditions: readonly PlanExpression[];
  readonly children: readonly JoinNode[];
}

interface Edge {
  readonly left: number;
  readonly right: number;
  readonly kind: JoinKind;
}

interface Joins {
  readonly count: number;
  readonly joins: readonly { readonly kind: JoinKind; readonly on?: PlanExpression }[];
  readonly where: PlanExpression | undefined;
  /** one stream alone is told of */
  readonly isUnidirectional: boolean;
  /** streams whose rows hang on the row of another, and on which */
  readonly drivers: ReadonlyMap<number, number>;
}

/**
 * The order in which streams are visited for a new row of `root`. Inner joins are one path, each stream with all before it bound; outer joins
 * are a tree along their on-clauses, each edge optional on the side that keeps its rows.
 */
export function joinTree(root: number, plan: Joins): JoinNode {
  const allInner = plan.joins.every(({ kind }) => kind === 'inner');
  return allInner ? innerPath(root, plan) : outerTree(root, plan);
}

function innerPath(root: number, { count, joins, where, drivers, isUnidirectional }: Joins): JoinNode {
  const on = joins.flatMap((join) => conjuncts(join.on));
  const conditions = [...(isUnidirectional ? on.map(nullSafe) : on), ...conjuncts(where)];
  const order = visitOrder(root, { count, conditions, drivers });
  let below: readonly JoinNode[] = [];
  for (let i = order.length - 1; i >= 0; i--) {
    const bound = new Set(order.slice(0, i));
    const here = new Set(order.slice(0, i + 1));
    const askable = conditions.filter((one) => isWithin(needed(one, count), here) && !isWithin(needed(one, count), bound));
    below = [{ stream: order[i] ?? root, optional: false, bound, conditions: askable, children: below }];
  }
  return below[0] ?? { stream: root, optional: false, bound: new Set(), conditions: [], children: [] };
}

/** A subquery may read any stream, and a condition that reads none is asked once all are bound. */
const READS_ALL = new Set<PlanExpression['kind']>(['subquery', 'subquery-exists', 'subquery-in', 'subquery-quantified']);

function needed(condition: PlanExpression, count: number): ReadonlySet<number> {
  const streams = streamsRead(condition, 0);
  if (streams.size > 0 && !usesKind(condition, READS_ALL)) return streams;
  return new Set(Array.from({ length: count }, (_, stream) => stream));
}

/** Streams that a condition ties to what is bound come first; the others in the order of the from-clause. */
function visitOrder(
  root: number,
  {
    count,
    conditions,
    drivers,
  }: { readonly count: number; readonly conditions: readonly PlanExpression[]; readonly drivers: ReadonlyMap<number, number> },
): readonly number[] {
  const order = [root];
  const left = new Set(Array.from({ length: count }, (_, stream) => stream).filter((stream) => stream !== root));
  while (left.size > 0) {
    const ready = [...left].filter((stream) => isReady(stream, order, drivers));
    const tied = ready.find((stream) => conditions.some((one) => ties(streamsRead(one, 0), stream, order)));
    const next = tied ?? ready[0] ?? [...left][0] ?? root;
    left.delete(next);
    order.push(next);
  }
  return order;
}

/** What hangs on a row is found once the row is. */
function isReady(stream: number, order: readonly number[], drivers: ReadonlyMap<number, number>): boolean {
  const driver = drivers.get(stream);
  return driver === undefined || order.includes(driver);
}

function ties(streams: ReadonlySet<number>, stream: number, order: readonly number[]): boolean {
  return streams.has(stream) && streams.size > 1 && [...streams].every((one) => one === stream || order.includes(one));
}

function isWithin(streams: ReadonlySet<number>, bound: ReadonlySet<number>): boolean {
  return [...streams].every((stream) => bound.has(stream));
}

function outerTree(root: number, { joins, drivers }: Joins): JoinNode {
  const edges = joins.map(
    ({ kind, on }, index): Edge => ({ kind, right: index + 1, left: drivers.get(index + 1) ?? partnerOf(on, index + 1) }),
  );
  const conditions = joins.map(({ on }) => conjuncts(on).map(nullSafe));
  const visit = (stream: number, optional: boolean, from: number | undefined, path: ReadonlySet<number>): JoinNode => {
    const through = new Set([...path, stream]);
    const children = edges.flatMap(({ kind, left, right }) => {
      if (left === stream && right !== from) return [visit(right, kind === 'left' || kind === 'full', stream, through)];
      if (right === stream && left !== from) return [visit(left, kind === 'right' || kind === 'full', stream, through)];
      return [];
    });
    const askable = conditions
      .flat()
      .filter((one) => isWithin(streamsRead(one, 0), through) && !isWithin(streamsRead(one, 0), path));
    return { stream, optional, bound: path, conditions: askable, children };
  };
  return visit(root, false, undefined, new Set());
}

/** In the on-clauses of an outer join and of a unidirectional one null equals null, as in Esper, which looks the rows up by them and compares no more. */
function nullSafe(condition: PlanExpression): PlanExpression {
  return condition.kind === 'compare' && condition.operator === '=' ? { ...condition, operator: 'is' } : condition;
}

/** The stream before `right` that its on-clause compares it with; the one just before it when there is no clause. */
export function partnerOf(on: PlanExpression | undefined, right: number): number {
  const others = on === undefined ? [] : [...streamsRead(on, 0)].filter((stream) => stream < right);
  return others.length > 0 ? Math.max(...others) : right - 1;
}
