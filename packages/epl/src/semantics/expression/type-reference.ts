import { ANY, arrayOf, BOOLEAN, DOUBLE, eventOf, FLOAT, INT, LONG, NULL, STRING, type ValueType } from '@rulewright/core';
import type { TypeReference } from '../../syntax/ast.js';
import { misplaced } from '../rules/misplaced.js';
import { resolveTypeName } from '../scope/lookup.js';
import { reportUnknownType } from '../scope/report-unknown-type.js';
import type { Session } from '../session.js';

/** Names of value types, also with their Java package; read in any case as far as Esper does (`String`, `string`, `Integer`, `int`). */
const NAMED: Readonly<Record<string, ValueType>> = {
  string: STRING,
  varchar: STRING,
  varchar2: STRING,
  char: STRING,
  character: STRING,
  charsequence: STRING,
  boolean: BOOLEAN,
  bool: BOOLEAN,
  byte: INT,
  short: INT,
  int: INT,
  integer: INT,
  long: LONG,
  float: FLOAT,
  double: DOUBLE,
  biginteger: LONG,
  bigint: LONG,
  bigdecimal: DOUBLE,
  number: DOUBLE,
  object: ANY,
  map: ANY,
  hashmap: ANY,
  collection: arrayOf(ANY),
  list: arrayOf(ANY),
  arraylist: arrayOf(ANY),
  set: arrayOf(ANY),
  iterable: arrayOf(ANY),
  date: LONG,
  calendar: LONG,
  localdatetime: LONG,
  zoneddatetime: LONG,
  null: NULL,
};

/** Type names that a text may use beside event types, for completion and suggestions. */
const VALUE_TYPE_NAMES: readonly string[] = [
  'string',
  'boolean',
  'int',
  'long',
  'float',
  'double',
  'byte',
  'short',
  'char',
  'java.util.Map',
];

/** The value type that a text names; an unknown one is reported and read as `any`. */
export function checkTypeReference(reference: TypeReference, session: Session): ValueType {
  let type = valueTypeNamed(reference.name.text);
  if (type === undefined) {
    const event = resolveTypeName(session, reference.name.text, reference.name.span);
    if (event === undefined) {
      reportUnknownType(session, reference.name, VALUE_TYPE_NAMES);
      return ANY;
    }
    session.bindings?.symbol(reference.name, { kind: 'event-type', type: event });
    type = eventOf(event.name);
    const parameter = reference.parameters?.[0];
    if (parameter !== undefined)
      session.report(misplaced, { what: 'a type parameter', where: 'an event type', span: parameter.span });
  }
  for (let i = 0; i < reference.dimensions; i++) type = arrayOf(type);
  return type;
}

function valueTypeNamed(name: string): ValueType | undefined {
  const simple = name.replace(/^java\.(lang|util|math|time)\./, '');
  const lower = simple.toLowerCase();
  return Object.hasOwn(NAMED, lower) ? NAMED[lower] : undefined;
}
