import type { EventType, Property, Span, ValueType } from '@rulewright/core';
import type { DottedName, InsertInto, Name } from '../../syntax/ast.js';
import type { CheckedColumn, CheckedInsertInto, CheckedQueryBody } from '../checked.js';
import type { CheckedExpression, RecordOf } from '../checked-expression.js';
import { insertColumn } from '../rules/insert-column.js';
import { insertColumnCount } from '../rules/insert-column-count.js';
import { fits } from '../scope/assignable.js';
import type { BoundSymbol } from '../scope/bindings.js';
import { propertyNamed, propertyNames, typeNamed } from '../scope/lookup.js';
import { isPlaceholder } from '../scope/placeholder.js';
import type { Session } from '../session.js';
import { addType } from '../statement/declare.js';
import { refuseConstruct } from '../statement/refuse.js';
import { asDeclared } from './as-declared.js';

/** What is sent: the columns of a row, or the event of a stream as it is. */
export interface InsertedRow {
  readonly columns: readonly CheckedColumn[];
  /** type of the event that is passed on whole (`select *`) */
  readonly whole?: EventType | undefined;
  /** where messages about a column point when it has no place of its own */
  readonly span: Span;
}

export interface InsertTarget {
  readonly name: string;
  /** the name in the text, absent when the target is not written (`merge W insert …`) */
  readonly node?: DottedName;
  readonly span: Span;
  readonly columns: readonly Name[];
  readonly selector: CheckedInsertInto['selector'];
}

export function insertTargetOf(node: InsertInto, session: Session): InsertTarget {
  if (node.precedence !== undefined) refuseConstruct('event precedence', node.precedence.span, session);
  return {
    name: node.target.text,
    node: node.target,
    span: node.target.span,
    columns: node.columns,
    selector: node.selector ?? 'istream',
  };
}

export interface CheckedInsertion {
  readonly insertInto: CheckedInsertInto;
  /** the row's columns under the names that `into S(a, b)` gives them */
  readonly columns: readonly CheckedColumn[];
}

/** Checks a row against the type of its target, or makes that type on the first insert. */
export function checkInsertInto(target: InsertTarget, row: InsertedRow, session: Session): CheckedInsertion {
  const counted = target.columns.length === 0 || target.columns.length === row.columns.length;
  const selected = renamed(target, row, session);
  const window = session.world.windows.get(target.name);
  const existing = typeNamed(session, window?.eventType ?? target.name);
  const type = existing ?? declare(target, { ...row, columns: selected }, session);
  const columns = existing === undefined ? selected : asDeclared(selected, existing);
  if (existing !== undefined && counted) checkAgainst(existing, { ...row, columns }, session);
  const symbol: BoundSymbol = window === undefined ? { kind: 'event-type', type } : { kind: 'window', name: target.name };
  if (target.node !== undefined) session.bindings?.symbol(target.node, symbol);
  const targetKind = window === undefined ? 'stream' : 'window';
  return { insertInto: { target: target.name, targetKind, selector: target.selector, eventType: type.name }, columns };
}

/** A body whose columns are those of the insertion. */
export function withColumns<B extends CheckedQueryBody>(body: B, columns: readonly CheckedColumn[]): B {
  if (columns === body.columns || body.eventOfStream !== undefined) return body;
  const properties = columns.map(({ name, type }) => ({ name, type }));
  return { ...body, columns, rowType: { ...body.rowType, properties } };
}

function renamed(target: InsertTarget, row: InsertedRow, session: Session): readonly CheckedColumn[] {
  if (target.columns.length === 0) return row.columns;
  if (target.columns.length !== row.columns.length) {
    session.report(insertColumnCount, {
      name: target.name,
      listed: target.columns.length,
      selected: row.columns.length,
      span: target.span,
    });
    return row.columns;
  }
  return row.columns.map((column, index) => ({ ...column, name: target.columns[index]?.text ?? column.name }));
}

function declare(target: InsertTarget, row: InsertedRow, session: Session): EventType {
  const type: EventType = {
    name: target.name,
    origin: 'derived',
    supertypes: [],
    properties: row.columns.map(({ name, type: columnType }) => ({ name, type: columnType })),
    ...times(row),
  };
  addType(type, session);
  return type;
}

/** A stream of whole events keeps what says when they happened. */
function times(row: InsertedRow): Pick<EventType, 'startTimestamp' | 'endTimestamp'> {
  const { startTimestamp, endTimestamp } = row.whole ?? {};
  return { ...(startTimestamp === undefined ? {} : { startTimestamp }), ...(endTimestamp === undefined ? {} : { endTimestamp }) };
}

/** Columns that are left out become null; of a whole event what the target does not have is left behind. */
function checkAgainst(type: EventType, row: InsertedRow, session: Session): void {
  for (const column of row.columns) {
    const property = propertyNamed(type, column.name);
    if (property !== undefined) checkColumn(property, column, session);
    else if (row.whole === undefined && !isPlaceholder(type)) {
      const facts = { name: column.name, target: type.name, span: column.expression.span, candidates: propertyNames(type) };
      session.report(insertColumn, facts);
    }
  }
}

function checkColumn(property: Property, column: CheckedColumn, session: Session): void {
  const { name, type } = property;
  const { expression } = column;
  const [record, place] = onlyItem(expression, type);
  if (record.kind === 'record' && place.kind === 'event') checkRecord(place.name, record, session);
  else if (!fits(record.type, place, session)) {
    session.report(insertColumn, { name, declared: type, actual: column.type, span: expression.span, target: '', candidates: [] });
  }
}

/** The event that stands alone where an array of them is declared, else the value itself; with the type of its place. */
function onlyItem(value: CheckedExpression, type: ValueType): readonly [CheckedExpression, ValueType] {
  const only = value.kind === 'array' && type.kind === 'array' && value.items.length === 1 ? value.items[0] : undefined;
  return only === undefined || type.kind !== 'array' ? [value, type] : [only, type.element];
}

/** `new { … }` becomes an event: its fields are that type's properties. */
function checkRecord(typeName: string, record: RecordOf, session: Session): void {
  const type = typeNamed(session, typeName);
  if (type === undefined) return;
  const columns = record.fields.map(({ name, value }): CheckedColumn => ({ name, type: value.type, expression: value }));
  checkAgainst(type, { columns, span: record.span }, session);
}
