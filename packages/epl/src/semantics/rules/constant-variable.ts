import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export const constantVariable: Rule<{ name: string; span: Span }> = {
  code: 'assignment-constant',
  severity: 'error',
  summary: 'an assignment to a variable that was declared constant',
  describe: ({ name, span }) => ({ span, message: `variable "${name}" is constant` }),
};
