import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export const insertColumnCount: Rule<{ name: string; listed: number; selected: number; span: Span }> = {
  code: 'insert-column-count',
  severity: 'error',
  summary: 'insert into lists more or fewer columns than are selected',
  describe: ({ name, listed, selected, span }) => ({
    span,
    message: `"${name}" lists ${listed} columns and ${selected} are selected`,
  }),
};
