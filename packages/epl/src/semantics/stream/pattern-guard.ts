import type { Guarded } from '../../syntax/ast.js';
import { patternElementNamed } from '../catalogue/catalogue.js';
import { PATTERN_ELEMENTS } from '../catalogue/pattern-elements.js';
import type { CheckedPattern, PatternGuard } from '../checked-stream.js';
import { type Callee, checkArguments } from '../expression/arguments.js';
import { failed } from '../expression/types.js';
import { unknownPatternElement } from '../rules/unknown-pattern-element.js';
import { checkCondition } from './filter.js';
import { betweenAtoms, type PatternContext } from './pattern-context.js';

/** `part where timer:within(…)`, `part while (…)` */
export function checkGuarded(node: Guarded, id: string, context: PatternContext): CheckedPattern {
  const part = context.checkPattern(node.pattern, context);
  const guard = guardOf(node, context);
  return guard === undefined ? part : { kind: 'guard', id, span: node.span, part, guard };
}

function guardOf(node: Guarded, context: PatternContext): PatternGuard['guard'] | undefined {
  const { guard } = node;
  const expressions = betweenAtoms(context);
  if (guard.form === 'while') {
    const condition = guard.arguments[0];
    return condition === undefined ? undefined : { kind: 'while', condition: checkCondition(condition, expressions) };
  }
  const name = `${guard.namespace?.text ?? ''}:${guard.name?.text ?? ''}`;
  const entry = patternElementNamed(name);
  if (entry === undefined || entry.kind !== 'guard') {
    const candidates = PATTERN_ELEMENTS.filter((each) => each.kind === 'guard').map((each) => each.name);
    context.session.report(unknownPatternElement, { what: 'guard', name, span: guard.span, candidates });
    return undefined;
  }
  if (guard.name !== undefined) context.session.bindings?.symbol(guard.name, { kind: 'catalogue', entry });
  const callee: Callee = { name, signatures: entry.signatures, span: guard.span };
  const nodes = guard.arguments.map((value) => ({ kind: 'argument', span: value.span, value }) as const);
  const { checked } = checkArguments(callee, nodes, expressions);
  const period = checked[0] ?? failed(guard.span);
  if (name === 'timer:within') return { kind: 'within', period };
  return { kind: 'withinmax', period, max: checked[1] ?? failed(guard.span) };
}
