import type { Span } from '@rulewright/core';
import { didYouMean, type Rule } from './rule.js';

export const unknownView: Rule<{ name: string; span: Span; candidates: Iterable<string> }> = {
  code: 'name-unknown-view',
  severity: 'error',
  summary: 'a data window that does not exist, or not in that namespace',
  describe: ({ name, span, candidates }) => ({
    span,
    message: `there is no data window "${name}"`,
    ...didYouMean(name, span, candidates),
  }),
};
