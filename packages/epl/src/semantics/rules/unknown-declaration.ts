import type { Span } from '@rulewright/core';
import { didYouMean, type Rule } from './rule.js';

export interface UnknownDeclarationFacts {
  readonly what: 'named window' | 'variable' | 'context' | 'stream' | 'lookup' | 'symbol' | 'expression';
  readonly name: string;
  readonly span: Span;
  readonly candidates: Iterable<string>;
}

export const unknownDeclaration: Rule<UnknownDeclarationFacts> = {
  code: 'name-unknown-declaration',
  severity: 'error',
  summary: 'a named window, variable, context, stream or lookup that is not declared',
  describe: ({ what, name, span, candidates }) => ({
    span,
    message: what === 'lookup' ? `there is no connection "${name}" that answers lookups` : `there is no ${what} "${name}"`,
    ...(what === 'lookup' ? { hint: connectionsHint([...candidates]) } : {}),
    ...didYouMean(name, span, candidates),
  }),
};

function connectionsHint(known: readonly string[]): string {
  return known.length === 0 ? 'none is set up' : `there ${known.length === 1 ? 'is' : 'are'} ${known.join(', ')}`;
}
