import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

/** The one place where a construct of the catalogue that does not run here is turned down, so that editor and engine say the same. */
export const supportRefused: Rule<{ name: string; why: string; span: Span }> = {
  code: 'support-refused',
  severity: 'error',
  summary: 'a construct of EPL that is recognised and not supported',
  describe: ({ name, why, span }) => ({ span, message: `${name} is not supported`, hint: why }),
};
