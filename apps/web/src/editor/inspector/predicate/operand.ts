import { assertNever } from '@rulewright/core';
import type { Operand } from '@rulewright/diagram';

/** What names mean where the value stands. */
export interface OperandScope {
  /** names of events of the pattern */
  readonly tags: readonly string[];
  readonly properties: readonly string[];
  /** it is compared with a text */
  readonly text: boolean;
}

/** A value as EPL. */
export function operandText(operand: Operand): string {
  switch (operand.kind) {
    case 'text':
      return `'${operand.value.replace(/[\\']/g, '\\$&')}'`;
    case 'number':
    case 'expression':
      return operand.text;
    case 'boolean':
      return String(operand.value);
    case 'earlier':
      return `${operand.tag}.${operand.path}`;
    default:
      return assertNever(operand);
  }
}

/**
 * What a person typed as a value: quoted it is a text, a number is a number (but between texts a text), a property of an earlier event or
 * of this one is that, an expression is one; a bare word is the text that it says.
 */
export function operandOf(typed: string, { tags, properties, text }: OperandScope): Operand {
  const quoted = /^'((?:\\.|[^'\\])*)'$|^"((?:\\.|[^"\\])*)"$/.exec(typed);
  if (quoted) return { kind: 'text', value: (quoted[1] ?? quoted[2] ?? '').replace(/\\(.)/g, '$1') };
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?[lfd]?$/i.test(typed)) {
    return text ? { kind: 'text', value: typed } : { kind: 'number', text: typed };
  }
  if (typed === 'true' || typed === 'false') return { kind: 'boolean', value: typed === 'true' };
  const dotted = /^([A-Za-z_]\w*)\.(.+)$/.exec(typed);
  if (dotted?.[1] && dotted[2] && tags.includes(dotted[1])) return { kind: 'earlier', tag: dotted[1], path: dotted[2] };
  if (properties.includes(typed) || /[()+*/|?]/.test(typed)) return { kind: 'expression', text: typed };
  return { kind: 'text', value: typed };
}
