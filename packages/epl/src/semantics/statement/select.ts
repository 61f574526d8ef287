import type { SelectBody } from '../../syntax/ast.js';
import { present } from '../../syntax/present.js';
import { walk } from '../../syntax/walk.js';
import type { CheckedInsertRows, CheckedSelect } from '../checked.js';
import { checkBody } from '../select/body.js';
import { checkFrom } from '../select/from.js';
import { checkInsertInto, insertTargetOf, withColumns } from '../select/insert-into.js';
import { checkOutput } from '../select/output.js';
import { checkInsertSelected } from './on-demand.js';
import { refuseConstruct } from './refuse.js';
import { expressionContext, type StatementContext } from './statement-context.js';

/** A select, deployed or on demand. */
export function checkSelect(body: SelectBody, context: StatementContext): CheckedSelect | CheckedInsertRows | undefined {
  const { session, base, subqueries } = context;
  if (body.matchRecognize !== undefined) refuseConstruct('match_recognize', body.matchRecognize.span, session);
  if (body.intoTable !== undefined) refuseConstruct('into table', body.intoTable.span, session);
  const delivery = body.forClauses[0];
  if (delivery !== undefined) refuseConstruct('for', delivery.span, session);
  if (body.from === undefined) {
    if (context.parameters !== undefined && body.insertInto !== undefined)
      return checkInsertSelected(body, body.insertInto, context);
    if (mayHideFrom(body, session.text)) session.incomplete = true;
    else refuseConstruct('select without from', body.span, session);
    return undefined;
  }
  if (body.matchRecognize !== undefined) return undefined;
  const onDemand = context.parameters !== undefined;
  const from = checkFrom(body.from, { around: expressionContext(context), windows: !onDemand });
  const scope = {
    session,
    scope: from.scope,
    id: base.id,
    subqueries,
    previous: true,
    ...present({ parameters: context.parameters }),
  };
  const checked = checkBody(body, scope);
  const output = body.output && checkOutput(body.output, expressionContext(context));
  const streams = { streams: from.streams, joins: from.joins };
  const parts = { kind: 'select', ...base, ...streams, ...present({ output }) } as const;
  if (body.insertInto === undefined) return { ...parts, ...checked };
  const whole = checked.eventOfStream === undefined ? undefined : checked.rowType;
  const { insertInto, columns } = checkInsertInto(
    insertTargetOf(body.insertInto, session),
    { columns: checked.columns, whole, span: body.span },
    session,
  );
  return { ...parts, ...withColumns(checked, columns), insertInto };
}

/** A string that is not closed, which has been told already, takes the rest of its line with it: the from-clause may stand in there. */
function mayHideFrom(body: SelectBody, text: string): boolean {
  let isOpen = false;
  walk(body, (node) => {
    if (node.kind !== 'literal' || node.type !== 'string') return;
    const written = text.slice(node.span.start, node.span.end);
    if (written.length < 2 || written.at(-1) !== written[0]) isOpen = true;
  });
  return isOpen;
}
