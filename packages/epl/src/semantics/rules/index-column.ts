import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export const indexColumn: Rule<{ span: Span }> = {
  code: 'index-column',
  severity: 'error',
  summary: 'an index column that is no property',
  describe: ({ span }) => ({ span, message: 'an index is made of properties', hint: 'create index I on W(ip hash, seen btree)' }),
};
