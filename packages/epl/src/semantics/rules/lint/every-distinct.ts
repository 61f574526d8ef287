import type { Lint } from './lint.js';
import { checkedParts, checkedPatterns, walkPattern, writtenPatterns } from './patterns.js';

export const everyEveryDistinct: Lint = {
  code: 'lint-every-every-distinct',
  severity: 'warning',
  summary: 'every around every-distinct: it grows exponentially',
  check: ({ statement, find }) => {
    for (const { source } of writtenPatterns(statement)) {
      walkPattern(source.pattern, (node, around) => {
        if (node.kind !== 'every-distinct' || !around.some((each) => each.kind === 'every')) return;
        find({
          span: node.span,
          message: 'every around every-distinct starts more and more of them',
          hint: 'every-distinct begins again by itself: leave every out',
        });
      });
    }
  },
};

export const everyDistinctForEver: Lint = {
  code: 'lint-every-distinct-for-ever',
  severity: 'info',
  summary: 'every-distinct without a time: each key is remembered for ever',
  check: ({ checked, find }) => {
    for (const { pattern } of checkedPatterns(checked)) {
      for (const part of checkedParts(pattern)) {
        if (part.kind !== 'every-distinct' || part.period !== undefined) continue;
        find({
          span: part.span,
          message: 'every key is remembered for ever',
          hint: 'forget keys after a time: every-distinct(key, 1 hour)',
        });
      }
    }
  },
};
