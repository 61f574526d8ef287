import type { Span } from '@rulewright/core';
import type { Rule } from '../rule.js';

export const moduleUsesItself: Rule<{ name: string; span: Span }> = {
  code: 'module-uses-itself',
  severity: 'warning',
  summary: 'a module that uses itself',
  describe: ({ name, span }) => ({ span, message: `module "${name}" uses itself` }),
};
