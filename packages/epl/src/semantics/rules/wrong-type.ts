import { type Span, typeName, type ValueType } from '@rulewright/core';
import type { Rule } from './rule.js';

export interface WrongTypeFacts {
  /** what stands there, as a message names it: `the where clause`, `operand of +` */
  readonly what: string;
  readonly expected: string;
  readonly actual: ValueType;
  readonly span: Span;
  readonly hint?: string | undefined;
}

export const wrongType: Rule<WrongTypeFacts> = {
  code: 'type-wrong',
  severity: 'error',
  summary: 'a value of another type than its place takes',
  describe: ({ what, expected, actual, span, hint }) => ({
    span,
    message: `${what} must be ${expected}, not ${typeName(actual)}`,
    hint,
  }),
};
