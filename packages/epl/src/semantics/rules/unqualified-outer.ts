import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export const unqualifiedOuter: Rule<{ name: string; owner: string; span: Span }> = {
  code: 'name-unqualified-outer',
  severity: 'error',
  summary: 'a property of the outer query that a subquery reads without saying so',
  describe: ({ name, owner, span }) => ({
    span,
    message: `"${name}" belongs to the query around: a subquery must name its stream`,
    hint: `write ${owner}.${name}`,
    fixes: [{ title: `write ${owner}.${name}`, edits: [{ span: { start: span.start, end: span.start }, text: `${owner}.` }] }],
  }),
};
