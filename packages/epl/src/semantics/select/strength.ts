import type { Binary, Chain, Expression } from '../../syntax/ast.js';
import { aggregateNamed, functionNamed } from '../catalogue/catalogue.js';

/** Binding strength, weakest first, of what may need parentheses. */
export const STRENGTH = {
  aggregate: 0,
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  relation: 5,
  concat: 6,
  bitwise: 7,
  additive: 8,
  multiplicative: 9,
  unary: 10,
  atom: 11,
} as const;

/** How strongly an expression holds together; one that is weaker than the operator around it gets parentheses. */
export function strengthOf(node: Expression): number {
  switch (node.kind) {
    case 'binary':
      return BINARY_STRENGTH[node.operator];
    case 'unary':
      return node.operator === 'not' ? STRENGTH.not : node.operand.kind === 'literal' ? STRENGTH.atom : STRENGTH.multiplicative;
    case 'in':
    case 'between':
    case 'like':
    case 'regexp':
    case 'quantified':
      return STRENGTH.relation;
    case 'chain':
      return isAggregate(node) ? STRENGTH.aggregate : STRENGTH.atom;
    default:
      return STRENGTH.atom;
  }
}

export const BINARY_STRENGTH: Readonly<Record<Binary['operator'], number>> = {
  or: STRENGTH.or,
  and: STRENGTH.and,
  '=': STRENGTH.comparison,
  '!=': STRENGTH.comparison,
  is: STRENGTH.comparison,
  'is not': STRENGTH.comparison,
  '<': STRENGTH.relation,
  '<=': STRENGTH.relation,
  '>': STRENGTH.relation,
  '>=': STRENGTH.relation,
  '||': STRENGTH.concat,
  '&': STRENGTH.bitwise,
  '|': STRENGTH.bitwise,
  '^': STRENGTH.bitwise,
  '+': STRENGTH.additive,
  '-': STRENGTH.additive,
  '*': STRENGTH.multiplicative,
  '/': STRENGTH.multiplicative,
  '%': STRENGTH.multiplicative,
};

function isAggregate({ links }: Chain): boolean {
  const [link, second] = links;
  if (link?.kind !== 'call-link' || second !== undefined || aggregateNamed(link.name.text) === undefined) return false;
  return functionNamed(link.name.text) === undefined || link.arguments.length < 2;
}
