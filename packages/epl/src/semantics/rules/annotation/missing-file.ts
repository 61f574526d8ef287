import type { Span } from '@rulewright/core';
import { didYouMean, type Rule } from '../rule.js';

export const missingFile: Rule<{ file: string; known: readonly string[]; span: Span }> = {
  code: 'annotation-missing-file',
  severity: 'warning',
  summary: 'a window that is loaded from a file which is not there',
  describe: ({ file, known, span }) => {
    const { hint } = didYouMean(file, span, known);
    return {
      span,
      message: `file "${file}" is not in the load folder`,
      hint: hint ?? 'put it there: the window stays empty until then',
    };
  },
};
