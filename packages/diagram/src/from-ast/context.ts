import type { Span } from '@rulewright/core';
import { type Expression, leftSpine, type Node } from '@rulewright/epl/syntax';

/** What the drawing of one document needs: its text, and the id of every node. */
export interface Drawing {
  readonly text: string;
  idOf(node: Node): string;
  /** streams that some statement of the module derives */
  readonly derived: ReadonlySet<string>;
  /** named windows and tables of the module */
  readonly windows: ReadonlySet<string>;
}

/** The text of a span with blanks and line ends folded to one blank each. */
export function folded(drawing: Drawing, span: Span): string {
  return drawing.text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();
}

/** The texts of several nodes, joined. */
export function list(drawing: Drawing, nodes: readonly { readonly span: Span }[]): string {
  return nodes.map((node) => folded(drawing, node.span)).join(', ');
}

/** One line a condition: an `and` at the top is several conditions. */
export function conditionLines(drawing: Drawing, expression: Expression): readonly string[] {
  if (expression.kind === 'binary' && expression.operator === 'and') {
    const { first, links } = leftSpine(expression, (operator) => operator === 'and');
    return [first, ...links.map(({ right }) => right)].flatMap((operand) => conditionLines(drawing, operand));
  }
  if (expression.kind === 'parenthesized' && expression.items.length === 1 && expression.items[0]) {
    const inner = expression.items[0];
    if (inner.kind === 'binary' && inner.operator === 'and') return conditionLines(drawing, inner);
  }
  return [folded(drawing, expression.span)];
}
