import { type Span, typeName, type ValueType } from '@rulewright/core';
import type { Rule } from './rule.js';

export const schemaTimestamp: Rule<{ name: string; type: ValueType; span: Span }> = {
  code: 'schema-timestamp',
  severity: 'error',
  summary: 'a start or end timestamp that is not a long',
  describe: ({ name, type, span }) => ({
    span,
    message: `timestamp "${name}" must be a long (milliseconds since the epoch), not ${typeName(type)}`,
  }),
};
