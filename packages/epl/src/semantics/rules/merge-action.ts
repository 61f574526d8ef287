import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export const mergeAction: Rule<{ span: Span }> = {
  code: 'merge-action',
  severity: 'error',
  summary: 'update or delete where no row matched',
  describe: ({ span }) => ({
    span,
    message: 'when nothing matched there is nothing to update or delete',
    hint: 'insert here, or write "when matched"',
  }),
};
