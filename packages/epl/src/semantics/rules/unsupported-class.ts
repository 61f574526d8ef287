import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export const unsupportedClass: Rule<{ name: string; span: Span }> = {
  code: 'support-class',
  severity: 'error',
  summary: 'a schema made from a Java class',
  describe: ({ name, span }) => ({
    span,
    message: `class "${name}" cannot be read here`,
    hint: 'list the columns: create schema E(src_ip string, port int)',
  }),
};
