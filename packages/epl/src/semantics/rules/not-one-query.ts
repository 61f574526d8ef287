import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export const notOneQuery: Rule<{ span: Span }> = {
  code: 'query-not-one',
  severity: 'error',
  summary: 'an on-demand query that is no select, insert, update or delete, or more than one',
  describe: ({ span }) => ({ span, message: 'a query is one select, insert, update or delete on named windows' }),
};
