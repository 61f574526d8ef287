import { assertNever } from '@rulewright/core';
import type { Pattern } from '@rulewright/epl/syntax';
import type { PatternPlace } from '../diagram-edit.js';
import { NOWHERE } from '../make.js';
import { bare, lane, partsOf, withLanePart, withPart } from './pattern-tree.js';

/** The pattern with a new part beside, before, behind or in one of its own. */
export function withPlaced(root: Pattern, at: Pattern, { side }: PatternPlace, part: Pattern): Pattern {
  switch (side) {
    case 'before':
    case 'after':
      return inLane(root, at, { side, part });
    case 'and':
    case 'or':
      return beside(root, at, { side, part });
    case 'into':
      return inside(root, at, part);
    default:
      return assertNever(side);
  }
}

/** A neighbour in time: in the lane that the part already stands in, else in a new one around both. */
function inLane(root: Pattern, at: Pattern, { side, part }: { side: 'before' | 'after'; part: Pattern }): Pattern {
  const own = bare(at);
  if (own.kind === 'followed-by') return withPart(root, own, withLanePart(own, side === 'before' ? 0 : own.parts.length, part));
  const parent = parentIn(root, at);
  if (parent?.kind === 'followed-by') {
    const place = parent.parts.findIndex((each) => bare(each) === own);
    return withPart(root, parent, withLanePart(parent, side === 'before' ? place : place + 1, part));
  }
  return withPart(root, at, side === 'before' ? lane([part, at]) : lane([at, part]));
}

function beside(root: Pattern, at: Pattern, { side, part }: { side: 'and' | 'or'; part: Pattern }): Pattern {
  const kind = side === 'and' ? 'pattern-and' : 'pattern-or';
  const own = bare(at);
  if (own.kind === kind) return withPart(root, own, { ...own, parts: [...own.parts, part] });
  const parent = parentIn(root, at);
  if (parent?.kind === kind) {
    const place = parent.parts.findIndex((each) => bare(each) === own) + 1;
    return withPart(root, parent, { ...parent, parts: [...parent.parts.slice(0, place), part, ...parent.parts.slice(place)] });
  }
  return withPart(root, at, { kind, span: NOWHERE, parts: [at, part] });
}

/** The end of a lane, one more of `and` or `or`; in any other box behind what it holds. */
function inside(root: Pattern, at: Pattern, part: Pattern): Pattern {
  const own = bare(at);
  if (own.kind === 'followed-by') return withPart(root, own, withLanePart(own, own.parts.length, part));
  if (own.kind === 'pattern-and' || own.kind === 'pattern-or') return withPart(root, own, { ...own, parts: [...own.parts, part] });
  const [held] = partsOf(own);
  if (!held) return inLane(root, at, { side: 'after', part });
  if (held.kind === 'missing-pattern') return withPart(root, held, part);
  return inLane(root, held, { side: 'after', part });
}

/** What a part stands in, brackets left out. */
function parentIn(root: Pattern, part: Pattern): Pattern | undefined {
  for (const child of partsOf(root)) {
    if (child === part) return root.kind === 'pattern-group' ? undefined : root;
    if (child.kind === 'pattern-group' && bare(child) === bare(part) && root.kind !== 'pattern-group') return root;
    const found = parentIn(child, part);
    if (found) return found;
  }
  return undefined;
}
