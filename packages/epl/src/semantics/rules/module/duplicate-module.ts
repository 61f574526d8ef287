import type { Span } from '@rulewright/core';
import type { Rule } from '../rule.js';

export const duplicateModule: Rule<{ name: string; span: Span }> = {
  code: 'module-duplicate',
  severity: 'error',
  summary: 'two texts that are the same module',
  describe: ({ name, span }) => ({ span, message: `another text is module "${name}" too` }),
};
