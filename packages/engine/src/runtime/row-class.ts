import type { EventRecord, EventType, Value, ValueType } from '@rulewright/core';
import { type CoercionProblem, coercionText } from './coercion.js';
import { fieldName, propertyName } from './field-name.js';
import type { Row, RowValue } from './row.js';
import { SharedCache } from './shared-cache.js';

/** Makes a row from the values of the properties in order, and for an open type from the record of the undeclared ones. */
export type RowConstructor = new (...values: readonly RowValue[]) => Row;

const ROW_CLASS = Symbol('row class');

/** Classes of the events that its properties hold. */
type NestedClasses = (name: string) => RowClass | undefined;

/**
 * The class of all events of one type: declared properties as fields in order, which makes them small and their reads fast; undeclared
 * properties of an open type stand together in `$extra`.
 */
export class RowClass {
  readonly type: EventType;
  /** undeclared properties stand in `$extra`: the type is open, or a statement asks for them */
  readonly keepsUndeclared: boolean;
  readonly create: RowConstructor;
  readonly fields: readonly string[];
  readonly #nested: NestedClasses;
  // made when they are first asked for: rows of patterns come from no record, most rows are never copied
  #fromRecord: ((record: Readonly<Record<string, unknown>>, problems: CoercionProblem[]) => Row) | undefined = undefined;
  #toRecord: ((row: Row) => EventRecord) | undefined = undefined;
  #copy: ((row: Row) => Row) | undefined = undefined;

  constructor(type: EventType, nested: NestedClasses, keepsUndeclared = type.open === true) {
    this.type = type;
    this.keepsUndeclared = keepsUndeclared;
    this.fields = type.properties.map(({ name }) => fieldName(name));
    this.create = generateClass(this.fields, keepsUndeclared);
    Object.defineProperty(this.create.prototype, ROW_CLASS, { value: this });
    this.#nested = nested;
  }

  /** An event from outside; `problems` tells which properties hold what they cannot, and the row is not to be used then. */
  fromRecord(record: Readonly<Record<string, unknown>>, problems: CoercionProblem[]): Row {
    this.#fromRecord ??= coercionText({ ...this.type, open: this.keepsUndeclared }, this.create, this.#nested);
    return this.#fromRecord(record, problems);
  }

  /** The row as a plain record by property name, nested rows included. */
  toRecord(row: Row): EventRecord {
    this.#toRecord ??= generateRecord(this.type);
    return this.#toRecord(row);
  }

  /** A new row with the same values. */
  copy(row: Row): Row {
    this.#copy ??= generateCopy(this.create, this.keepsUndeclared ? [...this.fields, '$extra'] : this.fields);
    return this.#copy(row);
  }

  /** A property by name, declared or not; null when the row has none. */
  read(row: object, name: string): RowValue {
    const field = fieldName(name);
    if (this.#declares(field)) return (row as Row)[field] ?? null;
    const extra = (row as { readonly $extra?: Readonly<Record<string, RowValue>> | null }).$extra;
    return extra && Object.hasOwn(extra, name) ? (extra[name] ?? null) : null;
  }

  has(row: object, name: string): boolean {
    if (this.#declares(fieldName(name))) return true;
    const extra = (row as { readonly $extra?: object | null }).$extra;
    return extra != null && Object.hasOwn(extra, name);
  }

  #declares(field: string): boolean {
    return this.fields.includes(field);
  }
}

/** The class of a row; undefined for any other value. */
export function classOfRow(value: unknown): RowClass | undefined {
  return typeof value === 'object' && value !== null ? (value as { readonly [ROW_CLASS]?: RowClass })[ROW_CLASS] : undefined;
}

/** Classes that depend on nothing but their type: all engines share them, and with them the code that reads their rows. */
const FLAT = new SharedCache<RowClass>();

/** Any row as hosts see it. */
export function recordOf(row: Row): EventRecord {
  return classOfRow(row)?.toRecord(row) ?? (row as EventRecord);
}

/** All row classes of an engine by type name. */
export class RowClasses {
  readonly #classes = new Map<string, RowClass>();
  readonly #anonymous = new Map<string, RowClass>();
  /** types of which somebody asks for undeclared properties */
  #open: ReadonlySet<string> = new Set();
  /** grows whenever a name leads to another class */
  version = 0;
  /** the class that {@link isCurrent} was asked for last */
  #recent: RowClass | undefined = undefined;

  /** The class of a type; the one there was, if the type has not changed. */
  of(type: EventType): RowClass {
    const known = this.#classes.get(type.name);
    const keeps = this.#keepsUndeclared(type);
    if (known !== undefined && known.keepsUndeclared === keeps && sameShape(known.type, type)) return known;
    const made = this.#make(type, JSON.stringify(type), keeps);
    this.put(type.name, made);
    return made;
  }

  /**
   * The class of rows that no name leads to: those of one statement. Types of one shape share theirs, whatever their statements are called: with
   * a class each, a thousand rules with the same columns would make all code slow that meets their rows.
   */
  anonymous(type: EventType): RowClass {
    const shown = type.origin === 'row' ? { ...type, name: '' } : type;
    const shape = JSON.stringify(shown);
    let made = this.#anonymous.get(shape);
    if (made === undefined) {
      made = this.#make(shown, shape);
      this.#anonymous.set(shape, made);
    }
    return made;
  }

  named(name: string): RowClass | undefined {
    return this.#classes.get(name);
  }

  /** Puts back the class that a name led to; undefined takes it away. */
  put(name: string, rowClass: RowClass | undefined): void {
    this.#recent = undefined;
    this.version++;
    if (rowClass === undefined) this.#classes.delete(name);
    else this.#classes.set(name, rowClass);
  }

  /** Whether rows of the class are what events of its type are now. */
  isCurrent(rowClass: RowClass): boolean {
    if (rowClass === this.#recent) return true;
    if (this.#classes.get(rowClass.type.name) !== rowClass) return false;
    this.#recent = rowClass;
    return true;
  }

  /** From now on events of these types, and of those that inherit from them, keep what their types do not declare; no others do. */
  keepUndeclared(types: ReadonlySet<string>): void {
    if (types.size === this.#open.size && [...types].every((type) => this.#open.has(type))) return;
    this.#open = types;
    for (const { type } of [...this.#classes.values()]) this.of(type);
  }

  /** All classes with a name. */
  all(): Iterable<RowClass> {
    return this.#classes.values();
  }

  #keepsUndeclared({ name, supertypes, open }: EventType): boolean {
    if (open === true) return true;
    return this.#open.size > 0 && (this.#open.has(name) || supertypes.some((one) => this.#open.has(one)));
  }

  #make(type: EventType, shape = JSON.stringify(type), keeps = type.open === true): RowClass {
    const holds = type.properties.some((property) => holdsEvents(property.type));
    if (holds) return new RowClass(type, (name) => this.named(name), keeps);
    return FLAT.get(`${keeps}${shape}`, () => new RowClass(type, () => undefined, keeps));
  }
}

function holdsEvents(type: ValueType): boolean {
  return type.kind === 'event' || (type.kind === 'array' && holdsEvents(type.element));
}

function sameShape(a: EventType, b: EventType): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Any value of a row as a host sees it: rows become plain records. */
export function plainValue(value: RowValue): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly RowValue[]).map(plainValue);
  const found = classOfRow(value);
  if (found !== undefined) return found.toRecord(value as Row);
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, RowValue>>).map(([name, item]) => [name, plainValue(item)]),
  );
}

/** So many fields say in which part of a large table a row stands: see `shardOfRow`. */
const SHARD_FIELDS = 6;

function generateClass(fields: readonly string[], open: boolean): RowConstructor {
  const parameters = fields.map((_, index) => `p${index}`);
  const assignments = fields.map((field, index) => `this[${JSON.stringify(field)}]=p${index};`);
  const extra = open ? ['p$'] : [];
  const extraAssignment = open ? 'this.$extra=p$===undefined?null:p$;' : '';
  const shard = fields.slice(0, SHARD_FIELDS).reduce((sum, field) => `Math.imul(${sum},31)+h(this[${JSON.stringify(field)}])`, '0');
  const methods = `$shard(h){return ${shard};}`;
  const text = `return class Row{constructor(${[...parameters, ...extra].join(',')}){${assignments.join('')}${extraAssignment}this.$mark=0;}${methods}};`;
  // property names enter as JSON strings only
  return new Function(text)() as RowConstructor;
}

function generateCopy(create: RowConstructor, fields: readonly string[]): (row: Row) => Row {
  const values = fields.map((field) => `v(r[${JSON.stringify(field)}])`);
  // property names enter as JSON strings only
  const make = new Function('R', 'v', `return r=>new R(${values.join(',')});`);
  return make(create, (value: RowValue | undefined) => value ?? null) as (row: Row) => Row;
}

function generateRecord(type: EventType): (row: Row) => EventRecord {
  const fields = type.properties.map(({ name, type: value }) => {
    const read = `r[${JSON.stringify(fieldName(name))}]`;
    return `[${JSON.stringify(name)}]:${isScalar(value) ? read : `plain(${read})`}`;
  });
  const extra = type.open ? ['...plain(r.$extra)'] : [];
  // property names enter as JSON strings only
  const make = new Function('plain', `return r=>({${[...fields, ...extra].join(',')}});`);
  return make(plainValue) as (row: Row) => EventRecord;
}

function isScalar(type: ValueType): boolean {
  return type.kind !== 'event' && type.kind !== 'array' && type.kind !== 'any' && type.kind !== 'null';
}

/** The properties of a row by name, with their values as rows keep them; the engine's own fields left out. */
export function propertiesOf(row: Row): readonly (readonly [name: string, value: RowValue])[] {
  return Object.entries(row).flatMap(([field, value]) => {
    const name = propertyName(field);
    return name === undefined ? [] : [[name, value] as const];
  });
}
