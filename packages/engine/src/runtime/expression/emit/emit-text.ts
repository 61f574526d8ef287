import type { PlanExpression, PlanLike, PlanRegexp } from '../../../plan/expression.js';
import type { Emission, Emitter } from './emission.js';
import { asText } from './emit-arithmetic.js';
import { operand, presentAnd, unlessNull } from './operand.js';

/** A constant pattern is compiled once; numbers are matched as text. */
export const LIKE: Emitter<'like'> = matching((expression, emission, text) => {
  const { pattern, escape: escaping } = expression;
  if (isText(pattern) && (escaping === undefined || isText(escaping))) {
    return `${emission.bind({ kind: 'like', pattern: pattern.value, escape: escaping?.value ?? null })}.matches(${text})`;
  }
  const escapeText = escaping === undefined ? 'null' : emission.value(escaping);
  return `${emission.helper('operators', 'like')}(${text},${emission.value(pattern)},${escapeText})`;
});

/** The whole text must match. */
export const REGEXP: Emitter<'regexp'> = matching((expression, emission, text) => {
  const { pattern } = expression;
  if (isText(pattern)) return `${emission.bind({ kind: 'regexp', pattern: pattern.value })}.matches(${text})`;
  return `${emission.helper('operators', 'regexp')}(${text},${emission.value(pattern)})`;
});

function isText(
  expression: PlanExpression,
): expression is Extract<PlanExpression, { kind: 'constant' }> & { readonly value: string } {
  return expression.kind === 'constant' && typeof expression.value === 'string';
}

/** A pattern that is null at run time gives null, which the matchers of the library tell. */
function matching<K extends 'like' | 'regexp'>(
  emit: (expression: Extract<PlanLike | PlanRegexp, { kind: K }>, emission: Emission, text: string) => string,
): Emitter<K> {
  type Node = Extract<PlanLike | PlanRegexp, { kind: K }>;
  const parts = (expression: Node, emission: Emission) => {
    const value = operand(expression.value, emission);
    const result = emit(expression, emission, asText(value.ref, expression.value, emission));
    return { value, result };
  };
  const emitter = {
    value: (expression: Node, emission: Emission): string => {
      const { value, result } = parts(expression, emission);
      return unlessNull([value], expression.not ? `${emission.helper('operators', 'not')}(${result})` : result);
    },
    holds: (expression: Node, emission: Emission): string => {
      const { value, result } = parts(expression, emission);
      return presentAnd([value], `${result}===${!expression.not}`);
    },
    fails: (expression: Node, emission: Emission): string => {
      const { value, result } = parts(expression, emission);
      return presentAnd([value], `${result}===${expression.not}`);
    },
  };
  return emitter as unknown as Emitter<K>;
}
