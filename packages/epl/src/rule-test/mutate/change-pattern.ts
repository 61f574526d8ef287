import type {
  Every,
  EveryDistinct,
  FollowedBy,
  Guarded,
  PatternAnd,
  PatternNot,
  PatternOr,
  RepeatRange,
} from '../../syntax/ast.js';
import type { EplDocument } from '../../syntax/ast-statement.js';
import { sourceOf } from '../../syntax/edit.js';
import type { Change } from './change.js';

export function dropEvery(document: EplDocument, node: Every): readonly Change[] {
  const becomes = sourceOf(document, node.pattern);
  return [{ kind: 'every-dropped', node, replacement: node.pattern, was: `every ${becomes}`, becomes }];
}

export function dropEveryDistinct(document: EplDocument, node: EveryDistinct): readonly Change[] {
  const { pattern, span } = node;
  return [
    {
      kind: 'distinct-dropped',
      node,
      replacement: { kind: 'every', span, pattern },
      was: sourceOf(document, node),
      becomes: `every ${sourceOf(document, pattern)}`,
    },
  ];
}

export function dropPatternNot(document: EplDocument, node: PatternNot): readonly Change[] {
  const becomes = sourceOf(document, node.pattern);
  return [{ kind: 'not-turned', node, replacement: node.pattern, was: sourceOf(document, node), becomes }];
}

export function swapAndOr(document: EplDocument, node: PatternAnd | PatternOr): readonly Change[] {
  const { parts, span } = node;
  const [was, becomes] = node.kind === 'pattern-and' ? ['and', 'or'] : ['or', 'and'];
  const kind = node.kind === 'pattern-and' ? ('pattern-or' as const) : ('pattern-and' as const);
  const last = parts.at(-1);
  const shown = last === undefined ? '' : ` ${sourceOf(document, last)}`;
  return [
    { kind: 'and-or-swapped', node, replacement: { kind, span, parts }, was: `${was}${shown}`, becomes: `${becomes}${shown}` },
  ];
}

/** One after the other becomes both in any order. Where a later part reads an earlier tag that makes no rule, and is passed over. */
export function dropOrder(document: EplDocument, node: FollowedBy): readonly Change[] {
  const { parts, span } = node;
  const texts = parts.map((part) => sourceOf(document, part));
  return [
    {
      kind: 'order-dropped',
      node,
      replacement: { kind: 'pattern-and', span, parts },
      was: texts.join(' -> '),
      becomes: texts.join(' and '),
    },
  ];
}

export function dropGuard(document: EplDocument, node: Guarded): readonly Change[] {
  return [
    {
      kind: 'guard-dropped',
      node,
      replacement: node.pattern,
      place: node.guard,
      was: sourceOf(document, node.guard),
      becomes: '',
    },
  ];
}

export function moveRepeat(document: EplDocument, node: RepeatRange): readonly Change[] {
  const { low } = node;
  if (low?.kind !== 'literal' || typeof low.value !== 'number') return [];
  const text = sourceOf(document, node);
  const was = sourceOf(document, low);
  const moved = String(low.value + 1);
  return [{ kind: 'threshold-moved', node: low, replacement: moved, place: node, was: text, becomes: text.replace(was, moved) }];
}
