import type { Span } from '@rulewright/core';
import type { Rule } from '../rule.js';

export const moduleCycle: Rule<{ path: readonly string[]; span: Span }> = {
  code: 'module-cycle',
  severity: 'error',
  summary: 'modules that use each other in a circle: none can come first',
  describe: ({ path, span }) => ({
    span,
    message: `modules use each other in a circle: ${path.join(' -> ')}`,
    hint: 'move what they share into a module of its own',
  }),
};
