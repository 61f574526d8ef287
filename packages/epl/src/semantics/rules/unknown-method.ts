import { type Span, typeName, type ValueType } from '@rulewright/core';
import { didYouMean, type Rule } from './rule.js';

export const unknownMethod: Rule<{ name: string; span: Span; target: ValueType; candidates: Iterable<string> }> = {
  code: 'name-unknown-method',
  severity: 'error',
  summary: 'a method that values of that type do not have',
  describe: ({ name, span, target, candidates }) => ({
    span,
    message: `a value of type ${typeName(target)} has no method "${name}"`,
    ...didYouMean(name, span, candidates),
  }),
};
