import type { Span } from '@rulewright/core';
import type { Rule } from '../rule.js';

export const unknownOutput: Rule<{ id: number; known: readonly number[]; span: Span }> = {
  code: 'annotation-output-id',
  severity: 'warning',
  summary: 'an alert that goes to an output which the host does not have',
  describe: ({ id, known, span }) => ({
    span,
    message: `there is no output ${id}`,
    hint: known.length === 0 ? 'no output is configured' : `there ${known.length === 1 ? 'is' : 'are'} ${known.join(', ')}`,
  }),
};
