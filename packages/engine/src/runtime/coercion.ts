import { assertNever, type EventType, type ValueType } from '@rulewright/core';
import type { Row, RowValue } from './row.js';

/** A value of an outside event that its property cannot hold. */
export interface CoercionProblem {
  readonly property: string;
  readonly message: string;
}

/** What coercion needs of the class of a nested event type. */
export interface NestedClass {
  fromRecord(record: Readonly<Record<string, unknown>>, problems: CoercionProblem[]): Row;
}

type Coerce = (value: unknown, property: string, problems: CoercionProblem[]) => RowValue;
type FromRecord = (record: Readonly<Record<string, unknown>>, problems: CoercionProblem[]) => Row;

/**
 * Generates the function that makes a row of an outside record: values of the declared kind pass at once, anything else is named. What is
 * left out is null; undeclared properties are kept for an open type and dropped otherwise.
 */
export function coercionText(
  type: EventType,
  rowClass: new (...values: readonly RowValue[]) => Row,
  nested: (name: string) => NestedClass | undefined,
): FromRecord {
  const coercers = type.properties.map((property) => coercerOf(property.type, nested));
  const values = type.properties.map(({ name, type: value }, index) => {
    const [read, label] = [readOf(name), JSON.stringify(name)];
    return `${quickTest(value)(`(v=${read})`)}?v:c[${index}](v,${label},p)`;
  });
  const declared = new Set(type.properties.map(({ name }) => name));
  const extra = type.open ? [`x(r)`] : [];
  const text = `return (r,p)=>{let v;return new R(${[...values, ...extra].join(',')});};`;
  // property names enter as JSON strings only
  return new Function('R', 'c', 'x', text)(rowClass, coercers, (record: Readonly<Record<string, unknown>>) =>
    undeclared(record, declared),
  );
}

/** A record inherits `constructor`, `toString` …, which are no properties of the event. */
function readOf(name: string): string {
  const read = `r[${JSON.stringify(name)}]`;
  return name in Object.prototype ? `(Object.hasOwn(r,${JSON.stringify(name)})?${read}:null)` : read;
}

function quickTest(type: ValueType): (read: string) => string {
  switch (type.kind) {
    case 'string':
      return (read) => `typeof ${read}==='string'`;
    case 'boolean':
      return (read) => `typeof ${read}==='boolean'`;
    case 'int':
      return (read) => `(${read}|0)===v`;
    case 'float':
    case 'double':
      return (read) => `typeof ${read}==='number'`;
    default:
      return (read) => `${read}===null`;
  }
}

function undeclared(record: Readonly<Record<string, unknown>>, declared: ReadonlySet<string>): RowValue {
  const names = Object.keys(record).filter((name) => !declared.has(name));
  return names.length === 0 ? null : (Object.fromEntries(names.map((name) => [name, record[name] ?? null])) as RowValue);
}

function coercerOf(type: ValueType, nested: (name: string) => NestedClass | undefined): Coerce {
  switch (type.kind) {
    case 'string':
      return scalar('string', (value) => typeof value === 'string');
    case 'boolean':
      return scalar('boolean', (value) => typeof value === 'boolean');
    case 'int':
      return scalar('int', (value) => Number.isInteger(value) && (value as number) >= -(2 ** 31) && (value as number) < 2 ** 31);
    case 'long':
      return scalar('long', (value) => Number.isSafeInteger(value));
    case 'float':
    case 'double':
      return doubleCoercer(type.kind);
    case 'any':
    case 'null':
      return (value) => (value ?? null) as RowValue;
    case 'array':
      return arrayCoercer(coercerOf(type.element, nested));
    case 'event':
      return eventCoercer(type.name, nested);
    default:
      return assertNever(type);
  }
}

function scalar(kind: string, fits: (value: unknown) => boolean): Coerce {
  return (value, property, problems) => {
    if (value === undefined || value === null) return null;
    if (!fits(value)) problems.push({ property, message: `${shown(value)} is no ${kind}${reason(value, kind)}` });
    return value as RowValue;
  };
}

/** What JSON cannot say about a double is said by name. */
function doubleCoercer(kind: string): Coerce {
  const plain = scalar(kind, (value) => typeof value === 'number');
  return (value, property, problems) =>
    value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : plain(value, property, problems);
}

function reason(value: unknown, kind: string): string {
  if (kind === 'long' && Number.isInteger(value)) return ' that is exact to 2^53';
  return kind === 'int' && Number.isInteger(value) ? ' of 32 bits' : '';
}

function arrayCoercer(element: Coerce): Coerce {
  return (value, property, problems) => {
    if (value === undefined || value === null) return null;
    if (Array.isArray(value)) return value.map((item, index) => element(item, `${property}[${index}]`, problems));
    problems.push({ property, message: `${shown(value)} is no array` });
    return null;
  };
}

function eventCoercer(name: string, nested: (name: string) => NestedClass | undefined): Coerce {
  return (value, property, problems) => {
    if (value === undefined || value === null) return null;
    const rowClass = nested(name);
    if (rowClass === undefined || typeof value !== 'object' || Array.isArray(value)) {
      problems.push({ property, message: `${shown(value)} is no event of type "${name}"` });
      return null;
    }
    const inner: CoercionProblem[] = [];
    const row = rowClass.fromRecord(value as Readonly<Record<string, unknown>>, inner);
    for (const problem of inner) problems.push({ ...problem, property: `${property}.${problem.property}` });
    return row;
  };
}

const SHOWN_LENGTH = 40;

function shown(value: unknown): string {
  const text =
    typeof value === 'string'
      ? JSON.stringify(value)
      : typeof value === 'object'
        ? Array.isArray(value)
          ? 'an array'
          : 'an object'
        : String(value);
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}
