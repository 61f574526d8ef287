import { assertNever } from '@rulewright/core';
import type { EventFilter, Guarded, Pattern, PatternFilter, Repeat, RepeatRange } from '@rulewright/epl/syntax';
import type { BlockNode, DiagramNode, ScopeNode } from '../graph.js';
import { SCOPE_KINDS, type ScopeKind } from '../node-kind.js';
import { conditionLines, type Drawing, folded, list } from './context.js';
import { rulerOf } from './ruler.js';
import { sourceKind } from './source-kind.js';

/** A pattern: followed-by is a lane, every other operator a box around what it governs, an atom a node. */
export function pattern(drawing: Drawing, node: Pattern): DiagramNode {
  switch (node.kind) {
    case 'followed-by':
      return {
        shape: 'lane',
        id: drawing.idOf(node),
        span: node.span,
        parts: node.parts.map((part) => pattern(drawing, part)),
        limits: node.limits.map((limit) => (limit ? folded(drawing, limit.span) : undefined)),
      };
    case 'pattern-and':
      return scope(drawing, { node, kind: 'and', parts: node.parts });
    case 'pattern-or':
      return scope(drawing, { node, kind: 'or', parts: node.parts });
    case 'pattern-not':
      return scope(drawing, { node, kind: 'not', parts: [node.pattern] });
    case 'every':
      return scope(drawing, { node, kind: 'every', parts: [node.pattern] });
    case 'every-distinct':
      return scope(drawing, { node, kind: 'every-distinct', parts: [node.pattern], argument: list(drawing, node.arguments) });
    case 'repeat':
      return repeat(drawing, node);
    case 'guarded':
      return guarded(drawing, node);
    case 'pattern-group':
      return pattern(drawing, node.pattern);
    case 'pattern-filter':
      return atom(drawing, node);
    case 'observer':
      return {
        shape: 'block',
        id: drawing.idOf(node),
        kind: 'timer',
        span: node.span,
        word: `${node.namespace.text}:${node.name.text}`,
        argument: list(drawing, node.arguments),
        lines: [],
        ...rulerProperty(rulerOf(node.name.text === 'interval' ? plain(node.arguments[0]) : undefined, 'guard')),
      };
    case 'missing-pattern':
      return {
        shape: 'block',
        id: drawing.idOf(node),
        kind: 'epl-box',
        span: node.span,
        word: 'Needs an event or a pattern',
        lines: [],
      };
    default:
      return assertNever(node);
  }
}

function plain(argument: (Pattern & { kind: 'observer' })['arguments'][number] | undefined) {
  return argument?.kind === 'argument' ? argument.value : argument;
}

function rulerProperty<T>(ruler: T | undefined): { ruler: T } | object {
  return ruler ? { ruler } : {};
}

interface ScopeParts {
  readonly node: Pattern;
  readonly kind: ScopeKind;
  readonly parts: readonly Pattern[];
  readonly argument?: string;
}

function scope(drawing: Drawing, { node, kind, parts, argument }: ScopeParts): ScopeNode {
  return {
    shape: 'scope',
    id: drawing.idOf(node),
    kind,
    span: node.span,
    word: SCOPE_KINDS[kind].word,
    ...(argument ? { argument } : {}),
    children: parts.map((part) => pattern(drawing, part)),
  };
}

/** `[n:m] p until q`: the repeated part and the end stand in one box. */
function repeat(drawing: Drawing, node: Repeat): ScopeNode {
  const parts = node.until ? [node.pattern, node.until] : [node.pattern];
  const argument = node.range ? rangeWords(drawing, node.range) : undefined;
  return scope(drawing, { node, kind: node.until ? 'until' : 'repeat', parts, ...(argument === undefined ? {} : { argument }) });
}

/** `[3]` is "3 times", `[3:]` "at least 3", `[:3]` "at most 3", `[2:3]` "2 to 3". */
function rangeWords(drawing: Drawing, { low, high }: RepeatRange): string {
  const from = low && folded(drawing, low.span);
  const to = high && folded(drawing, high.span);
  if (from === undefined) return `at most ${to ?? ''}`;
  if (to === undefined) return `at least ${from}`;
  return from === to ? `${from} times` : `${from} to ${to}`;
}

function guarded(drawing: Drawing, node: Guarded): ScopeNode {
  const { guard } = node;
  const kind: ScopeKind =
    guard.form === 'while' ? 'while' : guard.name?.text.toLowerCase() === 'withinmax' ? 'within-max' : 'within';
  return {
    ...scope(drawing, { node, kind, parts: [node.pattern], argument: list(drawing, guard.arguments) }),
    ...rulerProperty(kind === 'while' ? undefined : rulerOf(guard.arguments[0], 'guard')),
  };
}

function atom(drawing: Drawing, node: PatternFilter): BlockNode {
  const name = node.filter.type.text;
  return {
    shape: 'block',
    id: drawing.idOf(node),
    kind: sourceKind(drawing, name),
    span: node.span,
    word: node.tag?.text ?? name,
    ...(node.tag ? { argument: name } : {}),
    lines: atomLines(drawing, node.filter),
    subject: name,
  };
}

function atomLines(drawing: Drawing, filter: EventFilter): readonly string[] {
  return filter.conditions.flatMap((condition) => conditionLines(drawing, condition));
}
