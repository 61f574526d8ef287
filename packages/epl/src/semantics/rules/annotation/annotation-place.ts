import type { Span } from '@rulewright/core';
import type { Rule } from '../rule.js';

export const annotationPlace: Rule<{ annotation: string; belongs: string; span: Span }> = {
  code: 'annotation-place',
  severity: 'error',
  summary: 'an annotation before a statement of another kind than it is for',
  describe: ({ annotation, belongs, span }) => ({
    span,
    message: `@${annotation} has no meaning here`,
    hint: `it belongs before ${belongs}`,
  }),
};
