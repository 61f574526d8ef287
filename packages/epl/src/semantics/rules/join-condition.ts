import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export const joinCondition: Rule<{ span: Span }> = {
  code: 'join-condition',
  severity: 'error',
  summary: 'a join condition that is no equality of properties',
  describe: ({ span }) => ({
    span,
    message: 'a join condition compares properties by =, joined by and',
    hint: 'move everything else to the where clause',
  }),
};
