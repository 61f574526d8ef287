import type { Span } from '@rulewright/core';
import { didYouMean, type Rule } from '../rule.js';

export const unknownModule: Rule<{ name: string; span: Span; candidates: Iterable<string> }> = {
  code: 'module-unknown',
  severity: 'warning',
  summary: 'uses of a module that is not there',
  describe: ({ name, span, candidates }) => ({
    span,
    message: `there is no module "${name}"`,
    ...didYouMean(name, span, candidates),
  }),
};
