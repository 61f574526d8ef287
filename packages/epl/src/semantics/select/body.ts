import type { EventType } from '@rulewright/core';
import type { Expression, GroupItem, SelectBody } from '../../syntax/ast.js';
import { present } from '../../syntax/present.js';
import { syntaxElement } from '../catalogue/catalogue.js';
import type { CheckedOrderItem, CheckedQueryBody } from '../checked.js';
import type { CheckedExpression } from '../checked-expression.js';
import { isConstant, mayBeWhole } from '../expression/types.js';
import { aggregateReads } from '../expression/walk.js';
import { misplaced } from '../rules/misplaced.js';
import { notConstant } from '../rules/not-constant.js';
import { rowOffset } from '../rules/row-offset.js';
import { supportRefused } from '../rules/support-refused.js';
import { wrongType } from '../rules/wrong-type.js';
import { typeNamed } from '../scope/lookup.js';
import type { LocalName, Scope } from '../scope/scope.js';
import type { AggregateCollector, Clause, ExpressionContext, ParameterCollector, Session, SubqueryCollector } from '../session.js';
import { checkCondition } from '../stream/filter.js';
import { type CheckedColumns, checkColumns } from './columns.js';
import { resultShape } from './shape.js';

/** Where a select stands: what its expressions see, and where its aggregates and subqueries are collected. */
export interface BodyContext {
  readonly session: Session;
  readonly scope: Scope;
  /** node id of the statement or subquery; also the name of its row type */
  readonly id: string;
  readonly subqueries: SubqueryCollector;
  readonly parameters?: ParameterCollector;
  readonly span?: ExpressionContext['span'];
  readonly inlining?: ExpressionContext['inlining'];
  /** prev and prior may be used: the rows come from streams, not from a window that is looked into */
  readonly previous: boolean;
}

/** where, group by, select list, having, order by and limit of a select, in the order in which Esper reads them. */
export function checkBody(body: SelectBody, context: BodyContext): CheckedQueryBody {
  const { session } = context;
  const collector: AggregateCollector = { aggregates: [], texts: [] };
  const clause = (name: Clause, aggregates: boolean, scope = context.scope): ExpressionContext => ({
    session,
    scope,
    clause: name,
    subqueries: context.subqueries,
    previous: context.previous,
    ...(aggregates ? { aggregates: collector } : {}),
    ...present({ parameters: context.parameters, span: context.span, inlining: context.inlining }),
  });
  session.bindings?.region({ span: body.span, clause: 'select clause', scope: context.scope });
  const aliases = body.items.flatMap((item) => (item.alias === undefined ? [] : [item.alias.text]));
  const hinted = { ...context.scope, aliases };
  const where = body.where && checkCondition(body.where, clause('where clause', false, hinted));
  const { subqueries: _none, ...grouping } = clause('group by clause', false, hinted);
  const groupBy = checkGroupBy(body.groupBy, grouping);
  const renamed = (body.insertInto?.columns.length ?? 0) > 0;
  const columns = checkColumns(body.items, clause('select clause', true), renamed);
  const having = body.having && checkCondition(body.having, clause('having clause', true, hinted));
  const before = aggregatesOf(columns);
  const orderBy = checkOrderBy(body, columns, clause('order by clause', true));
  rejectNewAggregates(orderBy, before, session);
  const limit = checkLimit(body, clause('limit clause', false));
  const { aggregates } = collector;
  return {
    selector: body.selector ?? 'istream',
    distinct: body.distinct,
    groupBy,
    aggregates,
    columns: columns.columns,
    rowType: rowType(columns, context),
    shape: resultShape({ ...columns, groupBy, aggregates, having, orderBy }),
    orderBy,
    subqueries: context.subqueries.subqueries,
    ...present({ where, having, limit, eventOfStream: columns.eventOfStream }),
  };
}

function rowType(columns: CheckedColumns, context: BodyContext): EventType {
  const stream = context.scope.streams.find((each) => each.index === columns.eventOfStream);
  if (stream !== undefined) return typeNamed(context.session, stream.type.name) ?? stream.type;
  const properties = columns.columns.map(({ name, type }) => ({ name, type }));
  return { name: context.id, origin: 'row', properties, supertypes: [] };
}

function checkGroupBy(items: readonly GroupItem[], context: ExpressionContext): readonly CheckedExpression[] {
  return items.flatMap((item) => {
    if (item.kind !== 'grouping-set') return [checkKey(item, context)];
    const entry = syntaxElement('group by rollup');
    const why = entry?.support.kind === 'refused' ? entry.support.why : '';
    context.session.report(supportRefused, { name: item.form, why, span: item.span });
    return [];
  });
}

function checkKey(node: Expression, context: ExpressionContext): CheckedExpression {
  const checked = context.session.checkExpression(node, context);
  if (isConstant(checked) && checked.type.kind !== 'any') {
    context.session.report(notConstant, { what: 'a group key', span: node.span, inverse: true });
  }
  return checked;
}

/** Numbers of the aggregates that columns read. */
function aggregatesOf({ columns }: CheckedColumns): ReadonlySet<number> {
  return new Set(columns.flatMap((column) => aggregateReads(column.expression)).map((read) => read.index));
}

function rejectNewAggregates(orderBy: readonly CheckedOrderItem[], selected: ReadonlySet<number>, session: Session): void {
  for (const { expression } of orderBy) {
    const read = aggregateReads(expression).find((each) => !selected.has(each.index));
    if (read === undefined) continue;
    const hint = 'select it too: the rows are sorted by what they hold';
    session.report(misplaced, { what: 'an aggregate that is not selected', where: 'the order by clause', span: read.span, hint });
  }
}

/** Names of columns stand for their expressions here, and here alone. */
function checkOrderBy(body: SelectBody, columns: CheckedColumns, context: ExpressionContext): readonly CheckedOrderItem[] {
  if (body.orderBy.length === 0) return [];
  const { depth, lambdas } = context.scope;
  const byAlias = columns.columns.flatMap((column): LocalName[] => {
    const named = body.items.some((item) => item.alias?.text === column.name);
    return named ? [{ kind: 'inline', name: column.name, expression: column.expression, depth, lambdas }] : [];
  });
  const scope: Scope = { ...context.scope, locals: [...context.scope.locals, ...byAlias] };
  return body.orderBy.map((item) => {
    const expression = context.session.checkExpression(item.expression, { ...context, scope });
    return { expression, descending: item.descending };
  });
}

function checkLimit(body: SelectBody, context: ExpressionContext): CheckedQueryBody['limit'] {
  const { limit } = body;
  if (limit === undefined) return undefined;
  const bound = (node: Expression) => {
    const checked = context.session.checkExpression(node, context);
    if (!isConstant(checked)) context.session.report(notConstant, { what: 'a row limit', span: node.span });
    else if (!mayBeWhole(checked.type)) {
      context.session.report(wrongType, { what: 'a row limit', expected: 'a whole number', actual: checked.type, span: node.span });
    }
    return checked;
  };
  const offset = limit.offset && bound(limit.offset);
  if (offset?.kind === 'constant' && typeof offset.value === 'number' && offset.value < 1) {
    context.session.report(rowOffset, { span: offset.span });
  }
  return { count: bound(limit.count), ...present({ offset }) };
}
