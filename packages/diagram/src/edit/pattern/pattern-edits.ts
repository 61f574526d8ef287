import type { Pattern } from '@rulewright/epl/syntax';
import type { EditOf } from '../diagram-edit.js';
import { readExpression, readPattern } from '../fragment.js';
import { type Change, refuse, together } from '../outcome.js';
import type { Scene } from '../scene.js';
import { freshlyTagged } from './freshly-tagged.js';
import { type PatternPart, patternPart } from './pattern-place.js';
import { bare, contains, partsOf, withoutPart, withPart } from './pattern-tree.js';
import { withPlaced } from './place-pattern.js';
import { scopeNode } from './scope-node.js';

/** Writes the pattern anew where it differs. */
function rewrite(scene: Scene, { root }: PatternPart, now: Pattern): Change {
  return scene.replace(root, now);
}

export function insertPattern(scene: Scene, { pattern, place }: EditOf<'insert-pattern'>): Change {
  const at = patternPart(scene, place.of);
  if (at.kind === 'refused') return at;
  const text = freshlyTagged(pattern, scene.statementOf(at.source));
  const read = readPattern(scene, text);
  if (read.kind === 'refused') return read;
  if (at.part.kind === 'missing-pattern') return scene.replace(at.part, read.node);
  return rewrite(scene, at, withPlaced(at.root, at.part, place, read.node));
}

/** The part goes from where it is to its new place, in this pattern or in another. */
export function movePattern(scene: Scene, { id, place }: EditOf<'move-pattern'>): Change {
  const from = patternPart(scene, id);
  if (from.kind === 'refused') return from;
  const to = patternPart(scene, place.of);
  if (to.kind === 'refused') return to;
  if (contains(from.part, to.part)) return refuse('a part cannot be moved into itself', 'choose a place outside of it');
  const moved = scene.keep({ ...from.part }, scene.source(from.part));
  const placed = withPlaced(to.root, to.part, place, moved);
  if (from.root === to.root) {
    const now = withoutPart(placed, from.part);
    return now ? rewrite(scene, to, now) : refuse('a pattern needs at least one event');
  }
  const rest = withoutPart(from.root, from.part);
  if (!rest) return refuse('a pattern needs at least one event', 'delete the statement instead');
  return together([rewrite(scene, to, placed), rewrite(scene, from, rest)]);
}

/** A pattern without that part; undefined when there is no such part in any pattern. */
export function deletePattern(scene: Scene, id: string): Change {
  const at = patternPart(scene, id);
  if (at.kind === 'refused') return at;
  const rest = withoutPart(at.root, at.part);
  if (!rest)
    return refuse('a pattern needs at least one event', 'delete the whole statement, or put another event in its place first');
  return rewrite(scene, at, rest);
}

export function wrapPattern(scene: Scene, { id, scope }: EditOf<'wrap'>): Change {
  const at = patternPart(scene, id);
  if (at.kind === 'refused') return at;
  if (at.part.kind === 'observer' && scope.kind === 'every-distinct')
    return refuse('a timer has no properties to tell one match from another', 'put an event into the box');
  const read = scopeNode(scene, scope, at.part);
  return read.kind === 'refused' ? read : rewrite(scene, at, withPart(at.root, at.part, read.node));
}

const BOXES: ReadonlySet<Pattern['kind']> = new Set(['every', 'every-distinct', 'pattern-not', 'guarded', 'repeat']);

/** What the box held stands in its place; the end of an `until` goes with its box. */
export function unwrapPattern(scene: Scene, { id }: EditOf<'unwrap'>): Change {
  const at = patternPart(scene, id);
  if (at.kind === 'refused') return at;
  const [held] = partsOf(at.part);
  if (!held) return refuse('this is no box');
  if (!BOXES.has(at.part.kind)) return refuse('this box holds several parts', 'delete the others first, or move them out');
  return rewrite(scene, at, withPart(at.root, at.part, bare(held)));
}

/** Another form for a box, or other arguments; what it holds stays. */
export function setScope(scene: Scene, { id, scope }: EditOf<'set-scope'>): Change {
  const at = patternPart(scene, id);
  if (at.kind === 'refused') return at;
  const [held] = partsOf(at.part);
  if (!held || !BOXES.has(at.part.kind)) return refuse('this is no box', 'wrap it into one first');
  const read = scopeNode(scene, scope, bare(held));
  return read.kind === 'refused' ? read : rewrite(scene, at, withPart(at.root, at.part, read.node));
}

export function setArrow(scene: Scene, { id, part, max }: EditOf<'set-arrow'>): Change {
  const at = patternPart(scene, id);
  if (at.kind === 'refused') return at;
  const lane = bare(at.part);
  if (lane.kind !== 'followed-by' || part < 1 || part >= lane.parts.length) return refuse('there is no such arrow');
  const read = max?.trim() ? readExpression(scene, max) : undefined;
  if (read?.kind === 'refused') return read;
  const limits = lane.parts.slice(1).map((_, place) => (place === part - 1 ? read?.node : lane.limits[place]));
  return rewrite(scene, at, withPart(at.root, lane, { ...lane, limits }));
}
