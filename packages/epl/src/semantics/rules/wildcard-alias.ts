import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export const wildcardAlias: Rule<{ span: Span }> = {
  code: 'select-wildcard-alias',
  severity: 'error',
  summary: 'a column name behind *',
  describe: ({ span }) => ({
    span,
    message: '* gives several columns and cannot have a name',
    hint: 'name a stream: a.* as event',
  }),
};
