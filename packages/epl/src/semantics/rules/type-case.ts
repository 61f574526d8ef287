import type { Span } from '@rulewright/core';
import { type Rule, replaceBy } from './rule.js';

export const typeCase: Rule<{ name: string; declared: string; span: Span }> = {
  code: 'name-type-case',
  severity: 'warning',
  summary: 'an event type written in another case than it is declared in, where the host allows that',
  describe: ({ name, declared, span }) => ({
    span,
    message: `event type "${name}" is declared as "${declared}"`,
    hint: 'names of types are case-sensitive in EPL',
    fixes: [replaceBy(span, declared)],
  }),
};
