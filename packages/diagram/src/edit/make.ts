import type { Span } from '@rulewright/core';
import { type DottedName, type Expression, isPlainWord, type Name, RESERVED_IN_DECLARATIONS } from '@rulewright/epl/syntax';

/** Nodes that are made stand nowhere; the printer writes them. */
export const NOWHERE: Span = { start: 0, end: 0 };

export function nameNode(text: string): Name {
  return { kind: 'name', span: NOWHERE, text, quoted: false };
}

/** A dotted name: every part is quoted where it must be. */
export function dottedNode(text: string): DottedName {
  return { kind: 'dotted-name', span: NOWHERE, parts: text.split('.').map(nameNode), text };
}

export function bothOf(left: Expression, right: Expression): Expression {
  return { kind: 'binary', span: NOWHERE, operator: 'and', left, right };
}

/** A node without some of its optional fields. */
export function without<T extends object, K extends keyof T>(node: T, ...fields: readonly K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(node).filter(([field]) => !fields.includes(field as K))) as Omit<T, K>;
}

/** A name as it is written wherever one can stand: in backticks when it is no plain word or a reserved one. */
export function writtenName(name: string): string {
  return isPlainWord(name) && !RESERVED_IN_DECLARATIONS.has(name.toLowerCase()) ? name : `\`${name}\``;
}

/** The same for a name with dots. */
export function writtenPath(name: string): string {
  return name.split('.').map(writtenName).join('.');
}
