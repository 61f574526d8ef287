import { type Span, typeName, type ValueType } from '@rulewright/core';
import { didYouMean, type Finding, type Rule } from './rule.js';

export interface InsertColumnFacts {
  readonly name: string;
  readonly target: string;
  readonly span: Span;
  readonly candidates: readonly string[];
  /** both set when the property exists and the type does not fit */
  readonly declared?: ValueType;
  readonly actual?: ValueType;
}

export const insertColumn: Rule<InsertColumnFacts> = {
  code: 'insert-column',
  severity: 'error',
  summary: 'a column that its target does not have, or of another type',
  describe: (facts): Finding => {
    const { name, span, declared, actual } = facts;
    if (declared !== undefined && actual !== undefined) {
      const message = `column "${name}" is declared as ${typeName(declared)} and cannot take ${typeName(actual)}`;
      return { span, message, hint: `cast it: cast(…, ${typeName(declared)}) as ${name}` };
    }
    const { hint } = didYouMean(name, span, facts.candidates);
    return {
      span,
      message: `"${facts.target}" has no column "${name}"`,
      hint: hint ?? `it has ${facts.candidates.join(', ') || 'none'}`,
    };
  },
};
