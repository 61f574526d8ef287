import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export const callArguments: Rule<{ name: string; message: string; usage: string; span: Span }> = {
  code: 'call-arguments',
  severity: 'error',
  summary: 'too few or too many arguments, or one of a kind that the function does not take',
  describe: ({ name, message, usage, span }) => ({ span, message: `"${name}" ${message}`, hint: `usage: ${usage}` }),
};
