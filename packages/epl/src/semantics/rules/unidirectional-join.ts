import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export const unidirectionalJoin: Rule<{ span: Span; message: string }> = {
  code: 'join-unidirectional',
  severity: 'error',
  summary: 'unidirectional where it may not stand',
  describe: ({ span, message }) => ({ span, message }),
};
