import type { OnSelect } from '../../syntax/ast-statement.js';
import { present } from '../../syntax/present.js';
import type { CheckedOnSelect } from '../checked.js';
import { checkBody } from '../select/body.js';
import { checkInsertInto, insertTargetOf, withColumns } from '../select/insert-into.js';
import { checkConditions } from '../stream/filter.js';
import type { OnScopes } from './on-scopes.js';
import { expressionContext, type StatementContext } from './statement-context.js';

export function checkOnSelect(
  node: OnSelect,
  { scopes, context }: { scopes: OnScopes; context: StatementContext },
): CheckedOnSelect {
  const { session, subqueries, base } = context;
  const filter = checkConditions(node.target.conditions, { ...expressionContext(context, scopes.both), clause: 'where clause' });
  const checked = checkBody(node.body, { session, scope: scopes.both, id: base.id, subqueries, previous: false });
  const where =
    filter === undefined || checked.where === undefined
      ? (filter ?? checked.where)
      : ({
          kind: 'logic',
          type: filter.type,
          span: checked.where.span,
          operator: 'and',
          operands: [filter, checked.where],
        } as const);
  const body = { ...checked, ...present({ where }) };
  const common = { kind: 'select', id: session.idOf(node), window: scopes.row.type.name, andDelete: node.andDelete } as const;
  const into = node.insertInto ?? node.body.insertInto;
  if (into === undefined) return { ...common, body };
  const whole = body.eventOfStream === undefined ? undefined : body.rowType;
  const { insertInto, columns } = checkInsertInto(
    insertTargetOf(into, session),
    { columns: body.columns, whole, span: node.span },
    session,
  );
  return { ...common, body: withColumns(body, columns), insertInto };
}
