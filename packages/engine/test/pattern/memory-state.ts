import { invariant } from '@rulewright/core';
import type { Row, RowValue } from '../../src/runtime/row.js';
import type { Stateful, StateReader, StateWriter } from '../../src/runtime/state.js';

/** State that is kept as a list of values, in the order in which they were written. */
export function savedState(stateful: Stateful): readonly unknown[] {
  const values: unknown[] = [];
  const push = (value: unknown): void => void values.push(value);
  const writer: StateWriter = { integer: push, number: push, value: push, row: push, endsSlice: () => true };
  for (const _ of stateful.save(writer));
  return values;
}

/** Reads what {@link savedState} gave, to its end. */
export function loadState(stateful: Stateful, values: readonly unknown[]): void {
  let at = 0;
  const next = (): unknown => values[at++];
  const reader: StateReader = {
    integer: () => next() as number,
    number: () => next() as number,
    value: () => next() as RowValue,
    row: () => next() as Row | null,
    endsSlice: () => true,
  };
  for (const _ of stateful.load(reader));
  invariant(at === values.length, `${values.length - at} values were not read`);
}
