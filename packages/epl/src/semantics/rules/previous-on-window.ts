import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export const previousOnWindow: Rule<{ name: string; window: string; span: Span }> = {
  code: 'scope-previous',
  severity: 'error',
  summary: 'prev or its kin on a data window that keeps no order',
  describe: ({ name, window, span }) => ({
    span,
    message: `"${name}" does not work on the data window ${window}`,
    hint: 'use it on one length, time, keepall, batch, sort or rank window, or use prior',
  }),
};
