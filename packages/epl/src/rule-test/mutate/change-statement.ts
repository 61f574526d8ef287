import type { EventFilter, Expression, Join, SelectBody, Stream } from '../../syntax/ast.js';
import type { EplDocument } from '../../syntax/ast-statement.js';
import { sourceOf } from '../../syntax/edit.js';
import { type Change, dropped, without } from './change.js';

/** Clauses of a select that are left out: where, having, each key, the output rate, `distinct`. */
export function changeSelect(document: EplDocument, node: SelectBody): readonly Change[] {
  const changes: Change[] = [];
  const drop = (kind: Change['kind'], replacement: SelectBody, place: Change['node']): void => {
    changes.push(dropped(document, { kind, node, replacement, place }));
  };
  const { where, having, output, ...rest } = node;
  if (where && isSingle(where)) drop('condition-dropped', without1(node, 'where'), where);
  if (having && isSingle(having)) drop('condition-dropped', without1(node, 'having'), having);
  if (output) drop('rate-dropped', without1(node, 'output'), output);
  for (const key of rest.groupBy) drop('key-dropped', without(node, 'groupBy', key), key);
  if (node.distinct) {
    const first = node.items[0] ?? node;
    changes.push({
      kind: 'distinct-dropped',
      node,
      replacement: { ...node, distinct: false },
      place: first,
      was: 'select distinct',
      becomes: 'select',
    });
  }
  return changes;
}

/** Conditions of a chain are left out one by one. */
function isSingle(condition: Expression): boolean {
  return !(condition.kind === 'binary' && condition.operator === 'and');
}

function without1(node: SelectBody, field: 'where' | 'having' | 'output'): SelectBody {
  const { [field]: _, ...rest } = node;
  return rest;
}

export function changeFilter(document: EplDocument, node: EventFilter): readonly Change[] {
  return node.conditions
    .filter(isSingle)
    .map((condition) =>
      dropped(document, { kind: 'condition-dropped', node, replacement: without(node, 'conditions', condition), place: condition }),
    );
}

export function changeStream(document: EplDocument, node: Stream): readonly Change[] {
  return node.views.map((view) =>
    dropped(document, { kind: 'window-dropped', node, replacement: without(node, 'views', view), place: view }),
  );
}

export function changeJoin(document: EplDocument, node: Join): readonly Change[] {
  if (node.join === 'comma' || node.join === 'inner') return [];
  return [
    {
      kind: 'join-narrowed',
      node,
      replacement: { ...node, join: 'inner' },
      was: `${node.join} outer join`,
      becomes: `inner join ${sourceOf(document, node.stream)}`,
    },
  ];
}
