import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export const lookupParameter: Rule<{ text: string; span: Span }> = {
  code: 'lookup-parameter',
  severity: 'error',
  summary: 'a parameter of a lookup that is no expression',
  describe: ({ text, span }) => ({
    span,
    message: `"\${${text}}" is not an expression`,
    hint: 'name a property of another stream',
  }),
};
