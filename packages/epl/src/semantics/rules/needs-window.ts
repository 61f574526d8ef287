import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export interface NeedsWindowFacts {
  readonly what: string;
  readonly span: Span;
  /** what works without a window */
  readonly instead?: string | undefined;
}

export const needsWindow: Rule<NeedsWindowFacts> = {
  code: 'scope-needs-window',
  severity: 'error',
  summary: 'an aggregate, function, join side or subquery over a stream that has no data window',
  describe: ({ what, span, instead }) => ({
    span,
    message: `${what} needs a data window on its stream`,
    hint:
      instead === undefined
        ? 'add one: #time(30 sec), #length(100), #unique(key) or #keepall'
        : `add a data window, or use ${instead}`,
  }),
};
