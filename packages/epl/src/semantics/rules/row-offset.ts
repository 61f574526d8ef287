import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export const rowOffset: Rule<{ span: Span }> = {
  code: 'select-offset',
  severity: 'error',
  summary: 'a row offset, written as a constant, that passes over nothing',
  describe: ({ span }) => ({
    span,
    message: 'a row offset is at least 1',
    hint: 'leave the offset out: without it rows begin with the first',
  }),
};
