import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export const badRegexp: Rule<{ fault: string; span: Span }> = {
  code: 'type-regexp',
  severity: 'error',
  summary: 'a regular expression that cannot be read',
  describe: ({ fault, span }) => ({ span, message: `this regular expression cannot be read: ${fault}` }),
};
