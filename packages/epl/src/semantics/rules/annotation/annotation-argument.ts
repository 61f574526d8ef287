import type { Span } from '@rulewright/core';
import { type Finding, type Rule, replaceBy } from '../rule.js';

export interface AnnotationArgumentFacts {
  readonly annotation: string;
  readonly message: string;
  readonly span: Span;
  readonly hint?: string | undefined;
  /** the text that should stand at `span` */
  readonly instead?: string | undefined;
}

export const annotationArgument: Rule<AnnotationArgumentFacts> = {
  code: 'annotation-argument',
  severity: 'error',
  summary: 'an argument that an annotation does not have, lacks, or takes of another type',
  describe: ({ annotation, message, span, hint, instead }): Finding => ({
    span,
    message: `@${annotation} ${message}`,
    hint,
    fixes: instead === undefined ? undefined : [replaceBy(span, instead)],
  }),
};
