import type { Span, ValueType } from '@rulewright/core';
import type { CheckedExpression, PathStep } from '../checked-expression.js';

/** The value one step further into `value`: reads of events grow their path, everything else gets one. */
export function extendPath(
  value: CheckedExpression,
  step: PathStep,
  result: { type: ValueType; span: Span; dynamic?: boolean },
): CheckedExpression {
  const { type, span } = result;
  switch (value.kind) {
    case 'property':
      return { ...value, type, span, path: [...value.path, step], dynamic: value.dynamic || result.dynamic === true };
    case 'tag':
    case 'lambda-parameter':
    case 'aggregate':
    case 'path':
      return { ...value, type, span, path: [...value.path, step] };
    default:
      return { kind: 'path', type, span, target: value, path: [step] };
  }
}
