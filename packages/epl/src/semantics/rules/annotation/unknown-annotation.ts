import type { Span } from '@rulewright/core';
import { didYouMean, type Rule } from '../rule.js';

export const unknownAnnotation: Rule<{ name: string; span: Span; candidates: Iterable<string> }> = {
  code: 'annotation-unknown',
  severity: 'hint',
  summary: 'an annotation that nothing here reads; it is kept',
  describe: ({ name, span, candidates }) => {
    const { hint, fixes } = didYouMean(name, span, candidates);
    return { span, message: `nothing here reads the annotation "${name}"`, hint: hint ?? 'it is kept, and has no effect', fixes };
  },
};
