import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export const streamMismatch: Rule<{ name: string; missing: readonly string[]; span: Span }> = {
  code: 'insert-stream-mismatch',
  severity: 'error',
  summary: 'an insert into a derived stream that leaves out columns of the first insert',
  describe: ({ name, missing, span }) => ({
    span,
    message: `the first insert into "${name}" also has ${missing.map((each) => `"${each}"`).join(', ')}`,
    hint: 'select all of its columns, or declare the stream with create schema: then the missing ones are null',
  }),
};
