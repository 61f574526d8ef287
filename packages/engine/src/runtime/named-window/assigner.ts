import { invariant } from '@rulewright/core';
import type { PlanExpression } from '../../plan/expression.js';
import type { AssignmentPlan } from '../../plan/result.js';
import { TRIGGER_FRAME } from '../expression/frame.js';
import type { RowFunction, ValueFunction } from '../expression/functions.js';
import { fieldName } from '../field-name.js';
import type { Row, RowValue } from '../row.js';
import { classOfRow, type RowClass } from '../row-class.js';
import type { TriggerKit } from './matcher.js';

interface Assignment {
  readonly field: string;
  readonly index: ValueFunction | undefined;
  readonly value: ValueFunction;
}

type MutableRow = Record<string, RowValue>;

/** Makes the changed copy of a row. Assignments run from left to right, each seeing what those before it set; `initial` is the row before. */
export class Assigner {
  readonly #rowClass: RowClass;
  readonly #assignments: readonly Assignment[];
  /** makes the whole row at once, where a single property is set */
  readonly #make: RowFunction | undefined;

  constructor(plans: readonly AssignmentPlan[], rowClass: RowClass, { functions, environment }: TriggerKit) {
    this.#rowClass = rowClass;
    this.#assignments = plans.map(({ target, path, value }) => {
      invariant(path.length < 2, 'an assignment sets a property or one element of it');
      const index = path[0] && functions.value(path[0], TRIGGER_FRAME, environment);
      return { field: fieldName(target), index, value: functions.value(value, TRIGGER_FRAME, environment) };
    });
    const columns = columnsOf(plans, rowClass);
    this.#make = columns && functions.row(columns, rowClass.create, TRIGGER_FRAME, environment);
  }

  apply(row: Row, trigger: Row, initial: Row): Row {
    // rows that came before a type was opened, or after, keep their class
    const rowClass = classOfRow(row) ?? this.#rowClass;
    if (this.#make !== undefined && rowClass === this.#rowClass) return this.#make(row, trigger, initial);
    const copy = rowClass.copy(row) as MutableRow & Row;
    for (const { field, index, value } of this.#assignments) {
      const result = value(copy, trigger, initial);
      copy[field] = index === undefined ? result : withElement(copy[field] ?? null, index(copy, trigger, initial), result);
    }
    return copy;
  }
}

/** The columns of the changed row if one property is set as a whole: nothing can tell that it is made in one go. */
function columnsOf(
  [first, ...others]: readonly AssignmentPlan[],
  { type, keepsUndeclared }: RowClass,
): readonly PlanExpression[] | undefined {
  if (first === undefined || others.length > 0 || first.path.length > 0 || keepsUndeclared) return undefined;
  return type.properties.map(({ name, type: valueType }): PlanExpression => {
    if (name === first.target) return first.value;
    return {
      kind: 'read',
      type: valueType,
      source: { of: 'stream', level: 0, stream: 0 },
      path: [{ kind: 'field', name }],
    };
  });
}

/** A copy of an array with one element changed; anything but an array and a position within it stays as it is. */
function withElement(target: RowValue, index: RowValue, value: RowValue): RowValue {
  if (!Array.isArray(target) || typeof index !== 'number' || index < 0 || index >= target.length) return target;
  return target.with(index, value);
}
