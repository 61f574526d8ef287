import type {
  Between,
  Binary,
  BinaryOperator,
  CallLink,
  Expression,
  In,
  InList,
  Like,
  Literal,
  Regexp,
  Unary,
} from '../../syntax/ast.js';
import type { EplDocument } from '../../syntax/ast-statement.js';
import { sourceOf } from '../../syntax/edit.js';
import { type Change, dropped, without } from './change.js';

const BOUNDARY: Partial<Record<BinaryOperator, BinaryOperator>> = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' };
const TURNED: Partial<Record<BinaryOperator, BinaryOperator>> = {
  '=': '!=',
  '!=': '=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  is: 'is not',
  'is not': 'is',
};

/** `and` and `or`: each side left out, and the one for the other. Of a longer chain each link is left out once. */
export function changeBinary(document: EplDocument, node: Binary): readonly Change[] {
  const { operator } = node;
  if (operator === 'and' || operator === 'or') return changeLogic(document, node, operator);
  const shown = (sign: string): string => `${sign} ${sourceOf(document, node.right)}`;
  const changes: Change[] = [];
  const boundary = BOUNDARY[operator];
  const turned = TURNED[operator];
  const change = (kind: Change['kind'], sign: BinaryOperator): Change => ({
    kind,
    node,
    replacement: { ...node, operator: sign },
    was: shown(operator),
    becomes: shown(sign),
  });
  if (boundary) changes.push(change('boundary-moved', boundary));
  if (turned) changes.push(change('comparison-turned', turned));
  if (turned && node.right.kind === 'literal') changes.push(...moveThreshold(document, node, node.right));
  return changes;
}

function changeLogic(document: EplDocument, node: Binary, operator: 'and' | 'or'): readonly Change[] {
  const kind = operator === 'and' ? 'condition-dropped' : 'branch-dropped';
  const other = operator === 'and' ? 'or' : 'and';
  const changes = [dropped(document, { kind, node, replacement: node.left, place: node.right })];
  // the left side of a longer chain is a chain itself: its links are left out on their own
  const isChain = node.left.kind === 'binary' && node.left.operator === operator;
  if (!isChain) changes.push(dropped(document, { kind, node, replacement: node.right, place: node.left }));
  const right = sourceOf(document, node.right);
  changes.push({
    kind: 'and-or-swapped',
    node,
    replacement: { ...node, operator: other },
    place: node.right,
    was: `${operator} ${right}`,
    becomes: `${other} ${right}`,
  });
  return changes;
}

function moveThreshold(document: EplDocument, node: Binary, literal: Literal): readonly Change[] {
  if (typeof literal.value !== 'number') return [];
  const moved: Expression = { ...literal, value: literal.value + 1 };
  const was = `${node.operator} ${sourceOf(document, literal)}`;
  const becomes = `${node.operator} ${literal.value + 1}`;
  return [{ kind: 'threshold-moved', node: literal, replacement: moved, place: node, was, becomes }];
}

/** `not` put in where there is none, and left out where there is one. */
export function turnNot(document: EplDocument, node: In | Between | Like | Regexp): readonly Change[] {
  const was = sourceOf(document, node);
  const word = node.kind;
  const becomes = node.not ? was.replace(/\bnot\s+/i, '') : was.replace(new RegExp(`\\b${word}\\b`, 'i'), `not ${word}`);
  return [{ kind: 'not-turned', node, replacement: { ...node, not: !node.not }, was, becomes }];
}

export function dropNot(document: EplDocument, node: Unary): readonly Change[] {
  if (node.operator !== 'not') return [];
  return [
    {
      kind: 'not-turned',
      node,
      replacement: node.operand,
      was: sourceOf(document, node),
      becomes: sourceOf(document, node.operand),
    },
  ];
}

/** More values than this in one list are not each left out. */
const MAX_VALUES = 6;

export function dropValues(document: EplDocument, node: InList): readonly Change[] {
  if (node.items.length < 2 || node.items.length > MAX_VALUES) return [];
  return node.items.map((item) =>
    dropped(document, { kind: 'value-dropped', node, replacement: without(node, 'items', item), place: item }),
  );
}

export function dropDistinct(document: EplDocument, node: CallLink): readonly Change[] {
  if (!node.distinct) return [];
  const was = sourceOf(document, node);
  return [
    {
      kind: 'distinct-dropped',
      node,
      replacement: { ...node, distinct: false },
      was,
      becomes: was.replace(/\bdistinct\s+/i, ''),
    },
  ];
}
