import type { Span } from '@rulewright/core';
import { didYouMean, type Rule } from './rule.js';

export const unknownFunction: Rule<{ name: string; span: Span; candidates: Iterable<string> }> = {
  code: 'name-unknown-function',
  severity: 'error',
  summary: 'a function, aggregate or declared expression that does not exist',
  describe: ({ name, span, candidates }) => ({
    span,
    message: `there is no function "${name}"`,
    ...didYouMean(name, span, candidates),
  }),
};
