import { arrayOf, type EventType, eventOf, propertyOf } from '@rulewright/core';
import type {
  CheckedContained,
  CheckedStream,
  CheckedView,
  FilterSource,
  LookupSource,
  PatternStream,
  WindowSource,
} from '@rulewright/epl/semantics';
import type { PlanExpression } from '../plan/expression.js';
import type { ContainedPlan, SourcePlan, StreamPlan, ViewPlan } from '../plan/stream.js';
import { compileAggregates } from './compile-aggregates.js';
import { compileFilter } from './compile-filter.js';
import { type CompileContext, typeOrOpen } from './context.js';
import { lowerAll, lowerExpression, lowerOptional } from './expression/lower.js';
import { streamScope } from './expression/scope.js';
import { compilePattern } from './pattern.js';

export interface StreamOptions {
  /** a where-clause that may be asked by the filter already */
  readonly and?: PlanExpression | undefined;
  readonly previous: boolean;
  readonly prior: number;
}

/** A stream of a from-clause. */
export function compileStream(stream: CheckedStream, context: CompileContext, options: StreamOptions): StreamPlan {
  const eventType = streamType(stream, context);
  return {
    id: stream.id,
    name: stream.name,
    eventType,
    source: compileSource(stream, eventType, context, options.and),
    views: stream.views.map((view) => compileView(view, eventType, context)),
    retain: stream.retain,
    unidirectional: stream.unidirectional,
    previous: options.previous,
    prior: options.prior,
  };
}

/** The type of the rows that a stream gives; a pattern's rows have a property for each tag. */
export function streamType(stream: Pick<CheckedStream, 'eventType' | 'source'>, context: CompileContext): EventType {
  const { source } = stream;
  if (source.kind === 'lookup') return source.rowType;
  if (source.kind === 'pattern') return patternRowType(source, stream.eventType, context);
  const last = source.kind === 'filter' || source.kind === 'window' ? source.contained.at(-1) : undefined;
  return last === undefined ? typeOrOpen(context, stream.eventType) : containedType(last, context);
}

/** What comes out of a step: the element itself, or a row of the columns that the step selects. */
function containedType({ eventType, columns }: CheckedContained, context: CompileContext): EventType {
  if (columns === undefined) return typeOrOpen(context, eventType);
  const properties = columns.map(({ name, expression }) => ({ name, type: expression.type }));
  return { name: eventType, origin: 'row', supertypes: [], properties };
}

function patternRowType(source: PatternStream, name: string, context: CompileContext): EventType {
  const known = context.type(name);
  if (known !== undefined) return known;
  const properties = source.tags.map((tag) => ({
    name: tag.name,
    type: tag.array ? arrayOf(eventOf(tag.eventType)) : eventOf(tag.eventType),
  }));
  return { name, origin: 'row', supertypes: [], properties };
}

function compileSource(
  stream: CheckedStream,
  rowType: EventType,
  context: CompileContext,
  and: PlanExpression | undefined,
): SourcePlan {
  const { source } = stream;
  switch (source.kind) {
    case 'filter':
      return compileFilterSource(source, context, and);
    case 'window':
      return compileWindowSource(source, context);
    case 'pattern':
      return { kind: 'pattern', id: source.id, pattern: compilePattern(source, context), rowType };
    case 'lookup':
      return compileLookup(source, rowType, context);
    case 'table':
      throw new Error('tables are refused by the catalogue');
  }
}

/** A filter stream with its conditions; `and` is joined to them. */
export function compileFilterSource(
  source: FilterSource,
  context: CompileContext,
  and?: PlanExpression,
): Extract<SourcePlan, { kind: 'filter' }> {
  const scope = streamScope(context.type, [typeOrOpen(context, source.eventType)]);
  const filter = lowerOptional(source.filter, scope);
  return {
    kind: 'filter',
    id: source.id,
    filter: compileFilter(source.eventType, conjunction([filter, and])),
    contained: compileContained(source.contained, typeOrOpen(context, source.eventType), context),
  };
}

export function compileWindowSource(source: WindowSource, context: CompileContext): Extract<SourcePlan, { kind: 'window' }> {
  const type = typeOrOpen(context, source.window);
  const filter = lowerOptional(source.filter, streamScope(context.type, [type]));
  return {
    kind: 'window',
    id: source.id,
    window: source.window,
    ...(filter && { filter }),
    contained: compileContained(source.contained, type, context),
  };
}

/** All of them, as one condition. */
function conjunction(parts: readonly (PlanExpression | undefined)[]): PlanExpression | undefined {
  const operands = parts.filter((part) => part !== undefined);
  return operands.length > 1 ? { kind: 'logic', type: { kind: 'boolean' }, operator: 'and', operands } : operands[0];
}

function compileContained(steps: readonly CheckedContained[], owner: EventType, context: CompileContext): readonly ContainedPlan[] {
  let from = owner;
  return steps.map((step) => {
    const property = lowerExpression(step.property, streamScope(context.type, [from]));
    const element = elementType(property, context);
    const scope = streamScope(context.type, [element, from]);
    const where = lowerOptional(step.where, scope);
    const rowType = containedType(step, context);
    const columns =
      step.columns &&
      columnsFor(
        rowType,
        step.columns.map(({ name, expression }) => ({ name, expression: lowerExpression(expression, scope) })),
      );
    from = rowType;
    return { property, rowType, ...(where && { where }), ...(columns && { columns }) };
  });
}

function elementType(property: PlanExpression, context: CompileContext): EventType {
  const { type } = property;
  const element = type.kind === 'array' ? type.element : type;
  return typeOrOpen(context, element.kind === 'event' ? element.name : '');
}

/** The value of each property of a type in order; null for what no column gives. */
export function columnsFor(
  rowType: EventType,
  columns: readonly { readonly name: string; readonly expression: PlanExpression }[],
): readonly PlanExpression[] {
  const byName = new Map(columns.map(({ name, expression }) => [name, expression]));
  return rowType.properties.map(({ name, type }) => byName.get(name) ?? { kind: 'constant', type, value: null });
}

/** The columns that make an event of one type from the event `stream` of another, by the names they share. */
export function convertedColumns(rowType: EventType, from: EventType, stream: number): readonly PlanExpression[] {
  return rowType.properties.map(({ name, type }): PlanExpression => {
    if (propertyOf(from, name) === undefined) return { kind: 'constant', type, value: null };
    return { kind: 'read', type, source: { of: 'stream', level: 0, stream }, path: [{ kind: 'field', name }] };
  });
}

export function compileView(view: CheckedView, eventType: EventType, context: CompileContext): ViewPlan {
  // `expr` windows read a record of the window's own as stream 1
  const scope = streamScope(context.type, [eventType, { name: '', origin: 'row', properties: [], supertypes: [], open: true }]);
  return {
    id: view.id,
    name: view.name,
    arguments: lowerAll(view.arguments, scope),
    descending: view.arguments.map((_, index) => view.descending?.[index] ?? false),
    ...(view.aggregates && { aggregates: compileAggregates(view.aggregates, scope) }),
  };
}

function compileLookup(source: LookupSource, rowType: EventType, context: CompileContext): Extract<SourcePlan, { kind: 'lookup' }> {
  // parameters read the other streams of the join; their types matter for speed only
  const scope = { ...streamScope(context.type, []), stream: () => undefined };
  const { id, lookup, parts } = source;
  return { kind: 'lookup', id, lookup, parts, parameters: lowerAll(source.parameters, scope), rowType };
}
