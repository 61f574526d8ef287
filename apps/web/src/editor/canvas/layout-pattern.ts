import type { BlockNode, DiagramNode, LaneNode, ScopeNode } from '@rulewright/diagram';
import type { BlockBox, LaneBox, PatternBox, ScopeBox } from './layout.js';
import {
  ARROW,
  blockHeight,
  blockWidth,
  GAP,
  LANE_FOOT,
  LANE_PAD,
  labelWidth,
  linesOf,
  RULER_ROW,
  SCOPE_HEAD,
  SCOPE_PAD,
} from './measure.js';

/** An atom is as wide as its text, within these. */
const ATOM_LEAST = 104;
const ATOM_MOST = 232;

const NOTHING_WRONG: ReadonlySet<string> = new Set();

/** Lays out a pattern at the left upper corner of its parent; the caller moves it. `level` counts boxes from the outside. */
export function layoutPattern(node: DiagramNode, wrong: ReadonlySet<string> = NOTHING_WRONG, level = 1): PatternBox {
  switch (node.shape) {
    case 'block':
      return atom(node, wrong);
    case 'scope':
      return scope(node, wrong, level);
    case 'lane':
      return lane(node, wrong, level);
  }
}

/** The same box elsewhere. */
export function moved<T extends PatternBox>(box: T, x: number, y: number): T {
  return { ...box, x, y };
}

function atom(block: BlockNode, wrong: ReadonlySet<string>): BlockBox {
  const width = Math.min(ATOM_MOST, Math.max(ATOM_LEAST, blockWidth(block)));
  const lines = linesOf(block, width);
  return {
    shape: 'block',
    id: block.id,
    x: 0,
    y: 0,
    width,
    height: blockHeight(block, lines, wrong.has(block.id)),
    block,
    lines,
    connector: 0,
    atom: true,
  };
}

/** What a scope governs stands under its label, one part below the other. */
function scope(node: ScopeNode, wrong: ReadonlySet<string>, level: number): ScopeBox {
  let y = SCOPE_HEAD;
  const parts = node.children.map((child) => layoutPattern(child, wrong, level + 1));
  const labelled = labelWidth([node.word, ...(node.argument ? [node.argument] : [])]);
  const inner = Math.max(labelled - 2 * SCOPE_PAD, ...parts.map((part) => part.width));
  const children = parts.map((part) => {
    const placed = moved(part, SCOPE_PAD, y);
    y += part.height + GAP;
    return part.shape === 'block' ? { ...placed, width: Math.round(inner) } : placed;
  });
  const ruler = node.ruler ? RULER_ROW : 0;
  const height = y - GAP + ruler + SCOPE_PAD;
  return {
    shape: 'scope',
    id: node.id,
    x: 0,
    y: 0,
    width: Math.round(inner) + 2 * SCOPE_PAD,
    height,
    scope: node,
    level,
    children,
    connector: 0,
  };
}

/** Parts of a followed-by stand left to right on one middle line, an arrow between two. */
function lane(node: LaneNode, wrong: ReadonlySet<string>, level: number): LaneBox {
  const parts = node.parts.map((part) => layoutPattern(part, wrong, level + 1));
  const tallest = Math.max(0, ...parts.map((part) => part.height));
  const middle = SCOPE_HEAD + tallest / 2;
  let x = LANE_PAD;
  const arrows: LaneBox['arrows'][number][] = [];
  const children = parts.map((part, index) => {
    if (index > 0) {
      arrows.push({ x, y: middle, limit: node.limits[index - 1] });
      x += ARROW;
    }
    const placed = moved(part, x, Math.round(middle - part.height / 2));
    x += part.width;
    return placed;
  });
  const height = SCOPE_HEAD + tallest + LANE_PAD + LANE_FOOT;
  return { shape: 'lane', id: node.id, x: 0, y: 0, width: x + LANE_PAD, height, lane: node, level, children, arrows, connector: 0 };
}
