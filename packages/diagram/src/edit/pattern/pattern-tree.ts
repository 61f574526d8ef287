import type { FollowedBy, Node, Pattern, Repeat } from '@rulewright/epl/syntax';
import { NOWHERE, without } from '../make.js';

/*
 * Surgery on patterns. Each function gives a new tree in which all that was not touched is the same object, so that its text stays as it is
 * written.
 */

/** What stands directly below a pattern. */
export function partsOf(pattern: Pattern): readonly Pattern[] {
  switch (pattern.kind) {
    case 'followed-by':
    case 'pattern-or':
    case 'pattern-and':
      return pattern.parts;
    case 'repeat':
      return pattern.until ? [pattern.pattern, pattern.until] : [pattern.pattern];
    case 'pattern-not':
    case 'every':
    case 'every-distinct':
    case 'guarded':
    case 'pattern-group':
      return [pattern.pattern];
    case 'pattern-filter':
    case 'observer':
    case 'missing-pattern':
      return [];
  }
}

export function isPattern(node: Node | undefined): node is Pattern {
  switch (node?.kind) {
    case 'followed-by':
    case 'pattern-or':
    case 'pattern-and':
    case 'repeat':
    case 'pattern-not':
    case 'every':
    case 'every-distinct':
    case 'guarded':
    case 'pattern-group':
    case 'pattern-filter':
    case 'observer':
    case 'missing-pattern':
      return true;
    default:
      return false;
  }
}

/** Brackets alone are no part of the picture. */
export function bare(pattern: Pattern): Pattern {
  return pattern.kind === 'pattern-group' ? bare(pattern.pattern) : pattern;
}

export function contains(pattern: Pattern, part: Pattern): boolean {
  return pattern === part || partsOf(pattern).some((child) => contains(child, part));
}

/** The pattern with something else in the place of one of its parts. */
export function withPart(pattern: Pattern, part: Pattern, now: Pattern): Pattern {
  if (pattern === part) return now;
  const below = partsOf(pattern).find((child) => contains(child, part));
  return below ? withChild(pattern, below, withPart(below, part, now)) : pattern;
}

function withChild(pattern: Pattern, child: Pattern, now: Pattern): Pattern {
  if ('parts' in pattern) return { ...pattern, parts: pattern.parts.map((part) => (part === child ? now : part)) };
  if (!('pattern' in pattern)) return pattern;
  if (pattern.kind === 'repeat' && pattern.until === child) return { ...pattern, until: now };
  return { ...pattern, pattern: now };
}

/**
 * The pattern without one of its parts: a lane, an `and` or an `or` of one part is that part, a box around nothing goes with what it held.
 * Undefined when nothing is left.
 */
export function withoutPart(pattern: Pattern, part: Pattern): Pattern | undefined {
  if (pattern === part) return undefined;
  const below = partsOf(pattern).find((child) => contains(child, part));
  if (!below) return pattern;
  const left = withoutPart(below, part);
  if (left !== undefined) return left === below ? pattern : withChild(pattern, below, left);
  if (pattern.kind === 'followed-by') return withoutLanePart(pattern, below);
  if ('parts' in pattern) {
    const parts = pattern.parts.filter((each) => each !== below);
    return parts.length === 1 ? parts[0] : { ...pattern, parts };
  }
  if (pattern.kind === 'repeat' && pattern.until === below) return withoutUntil(pattern);
  return undefined;
}

function withoutLanePart(lane: FollowedBy, part: Pattern): Pattern | undefined {
  const at = lane.parts.indexOf(part);
  const parts = lane.parts.filter((each) => each !== part);
  if (parts.length === 1) return parts[0];
  const limits = lane.limits.filter((_, place) => place !== Math.max(0, at - 1));
  return { ...lane, parts, limits };
}

/** Without its end a repeat needs a count: an open range keeps its lower bound as count, and no range needs no repeat. */
function withoutUntil(repeat: Repeat): Pattern {
  const count = repeat.range?.low ?? repeat.range?.high;
  if (!count) return repeat.pattern;
  return { ...without(repeat, 'until'), range: { kind: 'repeat-range', span: NOWHERE, low: count, high: count } };
}

/** A lane in which a part is added before the part at `at`. */
export function withLanePart(lane: FollowedBy, at: number, part: Pattern): FollowedBy {
  const limits = [...lane.limits];
  limits.splice(Math.max(0, at - 1), 0, undefined);
  return { ...lane, parts: [...lane.parts.slice(0, at), part, ...lane.parts.slice(at)], limits };
}

export function lane(parts: readonly Pattern[]): FollowedBy {
  return { kind: 'followed-by', span: NOWHERE, parts, limits: parts.slice(1).map(() => undefined) };
}
