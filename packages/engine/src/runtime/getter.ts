import { fieldName } from './field-name.js';
import type { Row, RowValue } from './row.js';

export type Getter = (row: Row) => RowValue;

const GETTERS = new Map<string, Getter>();

/** Reads a property by a named load, which is three times as fast as one by a key that varies; one function a name. */
export function getterOf(property: string): Getter {
  let getter = GETTERS.get(property);
  if (getter === undefined) {
    // the name enters as a JSON string only
    getter = new Function('r', `return r[${JSON.stringify(fieldName(property))}];`) as Getter;
    GETTERS.set(property, getter);
  }
  return getter;
}
