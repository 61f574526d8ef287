import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export const repeatBounds: Rule<{ message: string; span: Span; hint?: string }> = {
  code: 'pattern-repeat-bounds',
  severity: 'error',
  summary: 'a repetition whose bounds cannot be met, or that nothing ends',
  describe: (facts) => facts,
};
