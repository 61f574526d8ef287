import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export const onDemandOnly: Rule<{ span: Span }> = {
  code: 'statement-on-demand-only',
  severity: 'error',
  summary: 'a statement that can only be asked on demand, in a module',
  describe: ({ span }) => ({
    span,
    message: 'this can only be asked on demand, not deployed',
    hint: 'in a module, write what sets it off: on Event delete from W where …',
  }),
};
