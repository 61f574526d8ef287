import type { Span } from '@rulewright/core';
import { didYouMean, type Rule } from './rule.js';

export const unknownField: Rule<{ field: string; span: Span; known: readonly string[] }> = {
  code: 'call-unknown-field',
  severity: 'error',
  summary: 'a field of a timestamp that does not exist',
  describe: ({ field, span, known }) => {
    const { hint } = didYouMean(field, span, known);
    return { span, message: `a timestamp has no field "${field}"`, hint: hint ?? `it has ${known.join(', ')}` };
  },
};
