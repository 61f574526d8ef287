import { type Span, typeName, type ValueType } from '@rulewright/core';
import type { Rule } from './rule.js';

export const wrongAssignment: Rule<{ name: string; declared: ValueType; actual: ValueType; span: Span }> = {
  code: 'type-assignment',
  severity: 'error',
  summary: 'a value that does not fit the property, column or variable that it goes to',
  describe: ({ name, declared, actual, span }) => ({
    span,
    message: `"${name}" is declared as ${typeName(declared)} and cannot take a value of type ${typeName(actual)}`,
    hint: `cast it: cast(…, ${typeName(declared)})`,
  }),
};
