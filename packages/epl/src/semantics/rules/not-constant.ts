import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export interface NotConstantFacts {
  readonly what: string;
  readonly span: Span;
  /** the other way round: it must read the event */
  readonly inverse?: boolean;
}

export const notConstant: Rule<NotConstantFacts> = {
  code: 'call-constant',
  severity: 'error',
  summary: 'an argument that reads events where a constant or variable is needed, or the other way round',
  describe: ({ what, span, inverse }) => ({
    span,
    message: inverse ? `${what} must read a property of the event` : `${what} must be a constant or a variable`,
  }),
};
