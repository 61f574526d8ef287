import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export const windowInsert: Rule<{ span: Span }> = {
  code: 'window-insert',
  severity: 'error',
  summary: 'a named window filled from something that is no named window',
  describe: ({ span }) => ({
    span,
    message: 'only the content of another named window can be inserted',
    hint: 'create window B#keepall as A insert',
  }),
};
