import type { UpdateStream } from '../../syntax/ast-statement.js';
import { present } from '../../syntax/present.js';
import type { CheckedUpdateStream } from '../checked.js';
import { unknownType } from '../rules/unknown-type.js';
import { resolveTypeName, typeCandidates } from '../scope/lookup.js';
import { type ScopeStream, streamScope } from '../scope/scope.js';
import { checkCondition } from '../stream/filter.js';
import { checkPropertyAssignments } from './assignments.js';
import { expressionContext, type StatementContext } from './statement-context.js';

/** `update istream E set a = b where …`: stream 0 is the event before the change. */
export function checkUpdateStream(node: UpdateStream, context: StatementContext): CheckedUpdateStream | undefined {
  const { session, base, subqueries } = context;
  const type = resolveTypeName(session, node.type.text, node.type.span);
  if (type === undefined) {
    session.report(unknownType, { name: node.type.text, span: node.type.span, candidates: typeCandidates(session) });
    return undefined;
  }
  session.bindings?.symbol(node.type, { kind: 'event-type', type });
  const row: ScopeStream = {
    index: 0,
    name: node.alias?.text ?? type.name,
    typeName: type.name,
    type,
    bare: true,
    windowed: false,
  };
  const expressions = expressionContext(context, streamScope([row]));
  session.bindings?.region({ span: node.span, clause: 'update', scope: expressions.scope });
  const assignments = checkPropertyAssignments(node.assignments, { row, context: expressions });
  const where = node.where && checkCondition(node.where, { ...expressions, clause: 'where clause' });
  return {
    kind: 'update-istream',
    ...base,
    eventType: type.name,
    assignments,
    subqueries: subqueries.subqueries,
    ...present({ where }),
  };
}
