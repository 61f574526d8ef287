import type { OnInsert } from '../../syntax/ast-statement.js';
import type { CheckedSplit } from '../checked.js';
import { misplaced } from '../rules/misplaced.js';
import type { ScopeStream } from '../scope/scope.js';
import { streamScope } from '../scope/scope.js';
import { checkBody } from '../select/body.js';
import { checkInsertInto, insertTargetOf, withColumns } from '../select/insert-into.js';
import { refuseConstruct } from './refuse.js';
import type { StatementContext } from './statement-context.js';

/** Split stream: the trigger's event is stream 0 of every branch. */
export function checkSplit(
  node: OnInsert,
  { trigger, context }: { trigger: ScopeStream; context: StatementContext },
): CheckedSplit {
  const { session, base, subqueries } = context;
  const scope = streamScope([{ ...trigger, index: 0 }]);
  const branches = node.branches.flatMap((branch): CheckedSplit['branches'] => {
    const { insertInto } = branch.body;
    if (branch.contained !== undefined && refuseConstruct('contained event in a split', branch.span, session)) return [];
    if (insertInto === undefined) {
      session.incomplete = true;
      return [];
    }
    const id = session.idOf(branch);
    const body = checkBody(branch.body, { session, scope, id: base.id, subqueries, previous: false });
    if (body.aggregates.length > 0) session.report(misplaced, { what: 'an aggregate', where: 'a split stream', span: branch.span });
    const whole = body.eventOfStream === undefined ? undefined : body.rowType;
    const checked = checkInsertInto(
      insertTargetOf(insertInto, session),
      { columns: body.columns, whole, span: branch.span },
      session,
    );
    return [{ id, body: withColumns(body, checked.columns), insertInto: checked.insertInto }];
  });
  return { kind: 'split', id: session.idOf(node), output: node.output, branches };
}
