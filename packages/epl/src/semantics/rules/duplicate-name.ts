import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export interface DuplicateNameFacts {
  /** `column`, `stream`, `tag`, `event type`, `named window`, `statement` … */
  readonly what: string;
  readonly name: string;
  readonly span: Span;
  readonly first?: Span | undefined;
  /** where the first stands when it is not in this text */
  readonly elsewhere?: string | undefined;
}

export const duplicateName: Rule<DuplicateNameFacts> = {
  code: 'name-duplicate',
  severity: 'error',
  summary: 'a name that is given twice',
  describe: ({ what, name, span, first, elsewhere }) => ({
    span,
    message: `${what} "${name}" is already declared${elsewhere === undefined ? '' : ` in ${elsewhere}`}`,
    ...(first === undefined ? {} : { related: [{ span: first, message: 'first declared here' }] }),
  }),
};
