import type { PlanExpression } from '../../plan/expression.js';
import type { PatternAtomPlan, PatternNodePlan } from '../../plan/pattern.js';
import { isList, type MatchSlot, startOf } from '../pattern/match.js';
import type { Row } from '../row.js';
import type { MatchCause } from './trace.js';

/** A tag with one of its events. */
export interface BoundEvent {
  readonly role: string;
  readonly node: string;
  readonly row: Row;
}

/** An event that a match demanded not to come. */
export interface Missing {
  readonly node: string;
  readonly eventType: string;
  readonly since?: number;
  readonly until: number;
}

/** The events that a match has bound, tag by tag. */
export function boundEvents({ plan, match }: MatchCause): readonly BoundEvent[] {
  const atoms = atomsOf(plan.root);
  return plan.tags.flatMap(({ name }, place) => {
    const node = atoms.find(({ tag }) => tag === place)?.id ?? plan.id;
    return rowsOf(match[place]).map((row) => ({ role: name, node, row }));
  });
}

function rowsOf(slot: MatchSlot | undefined): readonly Row[] {
  if (slot === null || slot === undefined || typeof slot === 'number') return [];
  return isList(slot) ? slot : [slot];
}

/**
 * What a pattern waited for in vain (`not`), from when to when. Read off the plan and what is bound: the part before a `not` began it.
 *
 * @param timeOf engine time at which an event came; undefined if that is not known
 */
export function missingEvents(cause: MatchCause, timeOf: (row: Row) => number | undefined): readonly Missing[] {
  const walk = new Walk(cause, timeOf);
  walk.visit(cause.plan.root, undefined);
  return walk.missing;
}

class Walk {
  readonly missing: Missing[] = [];
  readonly #cause: MatchCause;
  readonly #timeOf: (row: Row) => number | undefined;

  constructor(cause: MatchCause, timeOf: (row: Row) => number | undefined) {
    this.#cause = cause;
    this.#timeOf = timeOf;
  }

  /** @returns when the node turned true, as far as that can be told; `since` is when it began */
  visit(node: PatternNodePlan, since: number | undefined): number | undefined {
    switch (node.kind) {
      case 'atom':
        return this.#arrival(node) ?? since;
      case 'followed-by':
        return node.parts.reduce((time: number | undefined, part) => this.visit(part, time), since);
      case 'and':
        return latest(node.parts.map((part) => this.visit(part, since)));
      case 'or':
        return latest(this.#taken(node.parts).map((part) => this.visit(part, since)));
      case 'not':
        for (const atom of atomsOf(node.part)) this.#miss(atom, since);
        return since;
      case 'until':
        return latest([this.visit(node.part, since), node.until === undefined ? undefined : this.visit(node.until, since)]);
      case 'every':
      case 'every-distinct':
      case 'guard':
        return this.visit(node.part, since);
      case 'interval': {
        const length = constantMs(node.period);
        return since === undefined || length === undefined ? since : since + length;
      }
      case 'at':
      case 'schedule':
        return since;
    }
  }

  #miss({ id, source }: PatternAtomPlan, since: number | undefined): void {
    const eventType = source.kind === 'filter' ? source.filter.eventType : source.window;
    this.missing.push({ node: id, eventType, ...(since !== undefined && { since }), until: this.#cause.time });
  }

  #arrival({ tag }: PatternAtomPlan): number | undefined {
    const rows = tag === undefined ? [] : rowsOf(this.#cause.match[tag]);
    const times = rows.map((row) => this.#timeOf(row));
    if (times.length > 0 && times.every((time) => time === undefined)) return startOf(this.#cause.match) ?? undefined;
    return latest(times);
  }

  /** Of alternatives those whose tags are bound; if none is, those that have no tags. */
  #taken(parts: readonly PatternNodePlan[]): readonly PatternNodePlan[] {
    const tagsOf = (part: PatternNodePlan) => atomsOf(part).flatMap(({ tag }) => (tag === undefined ? [] : [tag]));
    const bound = parts.filter((part) => tagsOf(part).some((tag) => rowsOf(this.#cause.match[tag]).length > 0));
    return bound.length > 0 ? bound : parts.filter((part) => !hasPositiveTag(part));
  }
}

/** Whether a part cannot turn true without binding a tag. */
function hasPositiveTag(node: PatternNodePlan): boolean {
  if (node.kind === 'not') return false;
  if (node.kind === 'atom') return node.tag !== undefined;
  return partsOf(node).some((part) => hasPositiveTag(part));
}

function partsOf(node: PatternNodePlan): readonly PatternNodePlan[] {
  if ('parts' in node) return node.parts;
  if (node.kind === 'until') return node.until === undefined ? [node.part] : [node.part, node.until];
  return 'part' in node ? [node.part] : [];
}

function atomsOf(node: PatternNodePlan): readonly PatternAtomPlan[] {
  return node.kind === 'atom' ? [node] : partsOf(node).flatMap(atomsOf);
}

function latest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

/** Length of a period that is written in the text, without months; a bare number counts seconds. */
function constantMs(period: PlanExpression): number | undefined {
  if (period.kind === 'constant') return typeof period.value === 'number' ? period.value * 1_000 : undefined;
  if (period.kind !== 'period' || period.months.length > 0) return undefined;
  let ms = 0;
  for (const { value, unitMs } of period.parts) {
    if (value.kind !== 'constant' || typeof value.value !== 'number') return undefined;
    ms += value.value * unitMs;
  }
  return ms;
}
