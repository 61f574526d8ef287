import { type EventType, invariant } from '@rulewright/core';
import type {
  CheckedAssignment,
  CheckedInsertInto,
  CheckedOutput,
  CheckedOutputTrigger,
  CheckedQueryBody,
} from '@rulewright/epl/semantics';
import type { AssignmentPlan, InsertIntoPlan, OutputPlan, OutputTriggerPlan, ResultPlan } from '../plan/result.js';
import { compileAggregates } from './compile-aggregates.js';
import { compileCron } from './compile-cron.js';
import { columnsFor, convertedColumns } from './compile-stream.js';
import { type CompileContext, typeOrOpen } from './context.js';
import { lowerAll, lowerExpression, lowerOptional } from './expression/lower.js';
import type { Scope } from './expression/scope.js';

interface ResultParts {
  readonly id: string;
  readonly body: CheckedQueryBody;
  readonly insertInto: CheckedInsertInto | undefined;
  readonly output: CheckedOutput | undefined;
  readonly streamTypes: readonly EventType[];
  readonly scope: Scope;
}

/** The select-clause and all that follows it. */
export function compileResult(
  { id, body, insertInto, output, streamTypes, scope }: ResultParts,
  context: CompileContext,
): ResultPlan {
  const rowType = insertInto === undefined ? body.rowType : typeOrOpen(context, insertInto.eventType);
  const having = lowerOptional(body.having, scope);
  const limit = body.limit && {
    count: lowerExpression(body.limit.count, scope),
    ...(body.limit.offset && { offset: lowerExpression(body.limit.offset, scope) }),
  };
  return {
    id,
    selector: body.selector,
    distinct: body.distinct,
    shape: shapeOf(body, output),
    groupBy: lowerAll(body.groupBy, scope),
    aggregates: compileAggregates(body.aggregates, scope),
    ...(having && { having }),
    ...rowColumns(body, rowType, streamTypes, scope),
    rowType,
    orderBy: body.orderBy.map(({ expression, descending }) => ({ expression: lowerExpression(expression, scope), descending })),
    ...(limit && { limit }),
    ...(insertInto && { insertInto: compileInsertInto(id, insertInto) }),
    ...(output && { output: compileOutput(output, scope) }),
  };
}

/** `output first` passes by group even where nothing is aggregated. */
function shapeOf({ shape, groupBy }: CheckedQueryBody, output: CheckedOutput | undefined): ResultPlan['shape'] {
  invariant(shape !== 'rollup', 'rollup is refused by the catalogue');
  const isFirstOfGroup = shape === 'row-per-event-plain' && groupBy.length > 0 && output?.mode === 'first';
  return isFirstOfGroup ? 'row-per-event-grouped' : shape;
}

function rowColumns(
  body: CheckedQueryBody,
  rowType: EventType,
  streamTypes: readonly EventType[],
  scope: Scope,
): Pick<ResultPlan, 'columns' | 'eventOfStream' | 'copiesStream'> {
  const stream = body.eventOfStream;
  const from = stream === undefined ? undefined : streamTypes[stream];
  if (stream !== undefined && from !== undefined) {
    if (from.name === rowType.name) return { eventOfStream: stream };
    if (body.columns.length === 0) return { columns: convertedColumns(rowType, from, stream), copiesStream: stream };
  }
  const columns = body.columns.map(({ name, expression }) => ({ name, expression: lowerExpression(expression, scope) }));
  // a pattern's rows are of no type that anything is undeclared of
  const isCopy = stream !== undefined && from !== undefined && body.rowType.name === from.name;
  return { columns: columnsFor(rowType, columns), ...(isCopy && { copiesStream: stream }) };
}

export function compileInsertInto(id: string, { target, targetKind, selector }: CheckedInsertInto): InsertIntoPlan {
  invariant(targetKind !== 'table', 'tables are refused by the catalogue');
  return { id: `${id}/insert-into`, target, targetKind, selector };
}

export function compileAssignments(assignments: readonly CheckedAssignment[], scope: Scope): readonly AssignmentPlan[] {
  return assignments.map(({ target, path, value }) => ({
    target,
    path: lowerAll(path, scope),
    value: lowerExpression(value, scope),
  }));
}

function compileOutput(output: CheckedOutput, scope: Scope): OutputPlan {
  const { after } = output;
  return {
    id: output.id,
    ...(after && { after: { unit: after.unit, value: lowerExpression(after.value, scope) } }),
    mode: output.mode ?? 'default',
    ...(output.trigger && { trigger: compileTrigger(output.trigger, scope) }),
    ...(output.termination && { termination: compileTrigger(output.termination, scope) }),
  };
}

function compileTrigger(trigger: CheckedOutputTrigger, scope: Scope): OutputTriggerPlan {
  switch (trigger.kind) {
    case 'time':
      return { kind: 'time', period: lowerExpression(trigger.period, scope) };
    case 'events':
      return { kind: 'events', count: lowerExpression(trigger.count, scope) };
    case 'at':
      return { kind: 'at', fields: compileCron(trigger.fields, scope) };
    case 'when':
      return {
        kind: 'when',
        condition: lowerExpression(trigger.condition, scope),
        assignments: compileAssignments(trigger.assignments, scope),
      };
    case 'terminated': {
      const condition = lowerOptional(trigger.condition, scope);
      return { kind: 'terminated', ...(condition && { condition }), assignments: compileAssignments(trigger.assignments, scope) };
    }
  }
}
