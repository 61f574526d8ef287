import type { Span } from '@rulewright/core';
import { didYouMean, type Finding, type Rule } from './rule.js';

export interface UnknownPropertyFacts {
  readonly name: string;
  readonly span: Span;
  /** the stream, tag or type that was asked; absent when every stream in scope was */
  readonly owner?: string | undefined;
  readonly candidates: Iterable<string>;
  /** `name` is a column of this select, which only order by may read */
  readonly alias?: boolean;
}

export const unknownProperty: Rule<UnknownPropertyFacts> = {
  code: 'name-unknown-property',
  severity: 'error',
  summary: 'a property, stream, tag or variable that is not in scope',
  describe: (facts) => ({
    span: facts.span,
    message:
      facts.owner === undefined ? `nothing in scope is called "${facts.name}"` : `"${facts.owner}" has no property "${facts.name}"`,
    ...hintOf(facts),
  }),
};

function hintOf({ name, span, candidates, alias }: UnknownPropertyFacts): Pick<Finding, 'hint' | 'fixes'> {
  if (alias) return { hint: `"${name}" is a column of this select: only order by may read it, repeat its expression here` };
  return didYouMean(name, span, candidates);
}
