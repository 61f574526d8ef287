import type { Span } from '@rulewright/core';
import { didYouMean, type Rule } from './rule.js';

export const unknownPatternElement: Rule<{ what: 'guard' | 'observer'; name: string; span: Span; candidates: Iterable<string> }> = {
  code: 'name-unknown-pattern-element',
  severity: 'error',
  summary: 'a guard or observer of a pattern that does not exist',
  describe: ({ what, name, span, candidates }) => {
    const { hint } = didYouMean(name, span, candidates);
    return { span, message: `there is no pattern ${what} "${name}"`, hint };
  },
};
