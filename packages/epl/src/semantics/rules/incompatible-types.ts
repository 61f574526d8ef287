import { type Span, typeName, type ValueType } from '@rulewright/core';
import type { Rule } from './rule.js';

export interface IncompatibleTypesFacts {
  readonly left: ValueType;
  readonly right: ValueType;
  /** what is done with the two: `compare`, `combine` */
  readonly verb: string;
  readonly span: Span;
}

export const incompatibleTypes: Rule<IncompatibleTypesFacts> = {
  code: 'type-incompatible',
  severity: 'error',
  summary: 'two values whose types cannot be compared or combined',
  describe: ({ left, right, verb, span }) => ({
    span,
    message: `cannot ${verb} ${typeName(left)} and ${typeName(right)}`,
    ...(left.kind === 'string' || right.kind === 'string' ? { hint: 'cast one side: cast(x, int), cast(x, string)' } : {}),
  }),
};
