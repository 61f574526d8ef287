import { assertNever } from '@rulewright/core';
import type { Expression, Guard, Pattern } from '@rulewright/epl/syntax';
import type { ScopeForm } from '../diagram-edit.js';
import { type Read, readExpression, readPattern } from '../fragment.js';
import { NOWHERE, nameNode } from '../make.js';
import type { Refusal } from '../outcome.js';
import type { Scene } from '../scene.js';
import { splitList } from '../split-list.js';

/** A box of that form around a pattern; what stands in the form is read as EPL. */
export function scopeNode(scene: Scene, form: ScopeForm, pattern: Pattern): Read<Pattern> {
  switch (form.kind) {
    case 'every':
      return made({ kind: 'every', span: NOWHERE, pattern });
    case 'not':
      return made({ kind: 'pattern-not', span: NOWHERE, pattern });
    case 'every-distinct':
      return withExpressions(scene, splitList(form.keys), (keys) => ({
        kind: 'every-distinct',
        span: NOWHERE,
        arguments: keys,
        pattern,
      }));
    case 'within':
      return guarded(scene, { pattern, name: 'within', values: [form.period] });
    case 'within-max':
      return guarded(scene, { pattern, name: 'withinmax', values: [form.period, form.max] });
    case 'while':
      return guarded(scene, { pattern, values: [form.condition] });
    case 'repeat':
      return withExpressions(scene, [form.count], ([count]) => ({
        kind: 'repeat',
        span: NOWHERE,
        pattern,
        ...(count ? { range: { kind: 'repeat-range', span: NOWHERE, low: count, high: count } } : {}),
      }));
    case 'until':
      return untilNode(scene, form, pattern);
    default:
      return assertNever(form);
  }
}

function made(node: Pattern): Read<Pattern> {
  return { kind: 'read', node };
}

function guarded(
  scene: Scene,
  { pattern, name, values }: { pattern: Pattern; name?: string; values: readonly string[] },
): Read<Pattern> {
  return withExpressions(scene, values, (read) => {
    const guard: Guard = name
      ? { kind: 'guard', span: NOWHERE, form: 'where', namespace: nameNode('timer'), name: nameNode(name), arguments: read }
      : { kind: 'guard', span: NOWHERE, form: 'while', arguments: read };
    return { kind: 'guarded', span: NOWHERE, pattern, guard };
  });
}

function untilNode(scene: Scene, form: ScopeForm & { kind: 'until' }, pattern: Pattern): Read<Pattern> {
  const until = readPattern(scene, form.until);
  if (until.kind === 'refused') return until;
  const bounds = [form.low, form.high].map((bound) => (bound?.trim() ? readExpression(scene, bound) : undefined));
  const refused = bounds.find((bound) => bound?.kind === 'refused');
  if (refused?.kind === 'refused') return refused;
  const [low, high] = bounds.map((bound) => (bound?.kind === 'read' ? bound.node : undefined));
  const range = { kind: 'repeat-range' as const, span: NOWHERE, ...(low ? { low } : {}), ...(high ? { high } : {}) };
  return made({ kind: 'repeat', span: NOWHERE, pattern, until: until.node, ...(low || high ? { range } : {}) });
}

function withExpressions(scene: Scene, texts: readonly string[], make: (read: readonly Expression[]) => Pattern): Read<Pattern> {
  const nodes: Expression[] = [];
  for (const text of texts) {
    const read: Read<Expression> | Refusal = readExpression(scene, text);
    if (read.kind === 'refused') return read;
    nodes.push(read.node);
  }
  return made(make(nodes));
}
