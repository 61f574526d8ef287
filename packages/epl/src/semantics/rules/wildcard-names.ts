import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export const wildcardNames: Rule<{ span: Span }> = {
  code: 'select-wildcard-names',
  severity: 'error',
  summary: 'several stream wildcards without a column name',
  describe: ({ span }) => ({ span, message: 'of several a.* all but one need a name', hint: 'write a.* as a, b.* as b' }),
};
