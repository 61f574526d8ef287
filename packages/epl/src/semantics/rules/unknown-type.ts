import type { Span } from '@rulewright/core';
import { didYouMean, type Rule } from './rule.js';

/** `candidates`: names of all types and windows. */
export const unknownType: Rule<{ name: string; span: Span; candidates: Iterable<string> }> = {
  code: 'name-unknown-type',
  severity: 'error',
  summary: 'a stream, window or column type that nothing declares',
  describe: ({ name, span, candidates }) => ({
    span,
    message: `event type "${name}" is not declared`,
    ...didYouMean(name, span, candidates),
  }),
};
