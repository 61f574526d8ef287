import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export const assignmentTarget: Rule<{ span: Span }> = {
  code: 'assignment-target',
  severity: 'error',
  summary: 'a left side of = that cannot be assigned to',
  describe: ({ span }) => ({
    span,
    message: 'this cannot be assigned to',
    hint: 'assign to a property, a variable, an element or an entry: x, a[0], m("k")',
  }),
};
