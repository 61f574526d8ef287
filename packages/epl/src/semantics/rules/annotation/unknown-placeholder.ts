import type { Span } from '@rulewright/core';
import { didYouMean, type Finding, type Rule } from '../rule.js';

export interface PlaceholderFacts {
  readonly name: string;
  readonly span: Span;
  /** columns of the statement and destinations of the enrichments before */
  readonly columns: readonly string[];
  /** `%{` is not closed */
  readonly open?: boolean;
}

export const unknownPlaceholder: Rule<PlaceholderFacts> = {
  code: 'annotation-interpolation',
  severity: 'error',
  summary: 'a %{placeholder} that is no column of the statement',
  describe: ({ name, span, columns, open }): Finding => {
    if (open) return { span, message: 'a placeholder is not closed', hint: 'write %{column}' };
    const { hint, fixes } = didYouMean(name, span, columns);
    const known = columns.length === 0 ? 'the statement has no columns' : `the columns are ${columns.join(', ')}`;
    return { span, message: `"%{${name}}" is no column of this statement`, hint: hint ?? known, fixes };
  },
};
