import type { Span } from '@rulewright/core';
import type { Rule } from '../rule.js';

export const takenDestination: Rule<{ name: string; span: Span; first?: Span | undefined }> = {
  code: 'annotation-destination',
  severity: 'error',
  summary: 'an enrichment that writes over a column or over another enrichment',
  describe: ({ name, span, first }) => ({
    span,
    message:
      first === undefined ? `"${name}" is already a column of this statement` : `"${name}" is already filled by another enrichment`,
    ...(first === undefined ? {} : { related: [{ span: first, message: 'first filled here' }] }),
  }),
};
