import { assertNever } from '@rulewright/core';
import { writtenName } from '../edit/make.js';
import { networkPattern } from './network.js';
import type { Operand, Predicate, PredicateRow } from './predicate.js';

/**
 * A condition as text. Reading a text and printing it gives a text that means the same, but for brackets that changed nothing; printing a
 * condition and reading it gives the condition. An empty group is true when it is `all` and false when it is `any`.
 */
export function printPredicate(predicate: Predicate): string {
  switch (predicate.kind) {
    case 'all':
      return predicate.parts.length === 0 ? 'true' : predicate.parts.map((part) => bracketed(part, ['all', 'any'])).join(' and ');
    case 'any':
      return predicate.parts.length === 0 ? 'false' : predicate.parts.map((part) => bracketed(part, ['any'])).join(' or ');
    case 'not':
      return `not (${printPredicate(predicate.part)})`;
    case 'row':
      return printRow(predicate);
    case 'expression':
      return predicate.text;
    default:
      return assertNever(predicate);
  }
}

/** In brackets where it would be read with its neighbours otherwise: of a group with one part the part counts. */
function bracketed(part: Predicate, kinds: readonly Predicate['kind'][]): string {
  const loose = kinds.includes(part.kind) || (part.kind === 'expression' && /\b(?:and|or|not)\b/i.test(part.text));
  return loose ? `(${printPredicate(part)})` : printPredicate(part);
}

function printRow({ property, test }: PredicateRow): string {
  switch (test.kind) {
    case 'compare':
      return `${property} ${test.operator} ${printOperand(test.value)}`;
    case 'in':
      return `${property} ${word(test.not, 'in')} (${test.values.map(printOperand).join(', ')})`;
    case 'between':
      return `${property} ${word(test.not, 'between')} ${printOperand(test.low)} and ${printOperand(test.high)}`;
    case 'like':
      return `${property} ${word(test.not, 'like')} ${printOperand(test.pattern)}${test.escape === undefined ? '' : ` escape ${quoted(test.escape)}`}`;
    case 'regexp':
      return `${property} ${word(test.not, 'regexp')} ${printOperand(test.pattern)}`;
    case 'network':
      return printNetwork(property, test);
    case 'null':
      return `${property} is ${test.not ? 'not null' : 'null'}`;
    case 'exists':
      return `exists(${property})`;
    default:
      return assertNever(test);
  }
}

/** What is no network is compared as it is written. */
function printNetwork(property: string, { not, network }: { readonly not: boolean; readonly network: string }): string {
  const pattern = networkPattern(network);
  if (pattern === undefined) return `${property} ${not ? '!=' : '='} ${quoted(network)}`;
  return `${property} ${word(not, 'regexp')} ${quoted(pattern)}`;
}

function word(not: boolean, operator: string): string {
  return not ? `not ${operator}` : operator;
}

export function printOperand(operand: Operand): string {
  switch (operand.kind) {
    case 'text':
      return quoted(operand.value);
    case 'number':
    case 'expression':
      return operand.text;
    case 'boolean':
      return String(operand.value);
    case 'earlier':
      return `${writtenName(operand.tag)}.${operand.path}`;
    default:
      return assertNever(operand);
  }
}

function quoted(value: string): string {
  return `'${value.replace(/[\\']/g, '\\$&')}'`;
}
