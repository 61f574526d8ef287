import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export const viewCombination: Rule<{ message: string; span: Span; hint?: string | undefined }> = {
  code: 'view-combination',
  severity: 'error',
  summary: 'data windows that cannot stand together, or with these arguments',
  describe: (facts) => facts,
};
