import type { Binary, BinaryOperator, Expression } from './ast.js';

/** A chain `a + b - c` as its tree nests it to the left: what it begins with, and its operators in the order of the text. */
export interface LeftSpine {
  readonly first: Expression;
  readonly links: readonly Binary[];
}

/** The chain that ends with `node`, as far as `belongs` holds for its operators. Iterative: chains have thousands of links. */
export function leftSpine(node: Binary, belongs: (operator: BinaryOperator) => boolean = () => true): LeftSpine {
  const links: Binary[] = [node];
  let first = node.left;
  while (first.kind === 'binary' && belongs(first.operator)) {
    links.push(first);
    first = first.left;
  }
  return { first, links: links.reverse() };
}

const CHAINS: Readonly<Partial<Record<BinaryOperator, string>>> = {
  and: 'and',
  or: 'or',
  '||': 'concatenation',
  '+': 'arithmetic',
  '-': 'arithmetic',
  '*': 'arithmetic',
  '/': 'arithmetic',
  '%': 'arithmetic',
  '&': 'arithmetic',
  '|': 'arithmetic',
  '^': 'arithmetic',
};

/** Whether a link may follow another in a chain of any length; such chains are walked link by link and not recursively. */
export function isChained(operator: BinaryOperator, left: BinaryOperator): boolean {
  return CHAINS[operator] !== undefined && CHAINS[operator] === CHAINS[left];
}
