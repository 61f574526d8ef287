import { arrayOf, type EventType, type ValueType } from '@rulewright/core';
import type { CheckedColumn } from '../checked.js';
import type { CheckedExpression } from '../checked-expression.js';
import { propertyNamed } from '../scope/lookup.js';

/**
 * Columns as the properties that they go to want them: where events are declared, a subquery gives its event (or all its rows, for an
 * array of them), and a single event becomes an array of one.
 *
 * @returns the same array when nothing changes
 */
export function asDeclared(columns: readonly CheckedColumn[], type: EventType): readonly CheckedColumn[] {
  const changed = columns.map((column): CheckedColumn => {
    const property = propertyNamed(type, column.name);
    const expression = property && received(column.expression, property.type);
    return expression === undefined ? column : { ...column, expression, type: expression.type };
  });
  return changed.every((column, index) => column === columns[index]) ? columns : changed;
}

/** @returns undefined when the value goes in as it is */
function received(value: CheckedExpression, declared: ValueType): CheckedExpression | undefined {
  const isList = declared.kind === 'array';
  const wanted = isList ? declared.element : declared;
  if (wanted.kind !== 'event') return undefined;
  if (value.kind === 'subquery' && value.collection === undefined && (value.record || value.type.kind === 'event')) {
    const type = value.record ? wanted : value.type;
    return isList ? { ...value, type: arrayOf(type), collection: true } : { ...value, type, event: true };
  }
  if (!isList || (value.kind !== 'record' && value.type.kind !== 'event')) return undefined;
  return { kind: 'array', type: declared, span: value.span, items: [value] };
}
