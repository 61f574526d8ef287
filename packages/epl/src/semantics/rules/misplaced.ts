import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export interface MisplacedFacts {
  readonly what: string;
  readonly where: string;
  readonly span: Span;
  readonly hint?: string | undefined;
}

export const misplaced: Rule<MisplacedFacts> = {
  code: 'scope-misplaced',
  severity: 'error',
  summary: 'an aggregate, subquery, lambda or other construct where it may not stand',
  describe: ({ what, where, span, hint }) => ({ span, message: `${what} may not stand in ${where}`, hint }),
};
