import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export const recursiveExpression: Rule<{ name: string; span: Span }> = {
  code: 'name-recursive-expression',
  severity: 'error',
  summary: 'a declared expression that uses itself',
  describe: ({ name, span }) => ({ span, message: `expression "${name}" uses itself` }),
};
