/**
 * A value that flows through rules. Missing is `null`, never `undefined`. Numbers of all EPL types are JavaScript numbers. A nested event
 * is an {@link EventRecord}; the content of a map property is a plain record without prototype tricks (`__proto__` is a name like any).
 */
export type Value = null | boolean | number | string | readonly Value[] | EventRecord;

/** The properties of one event or row by name. */
export interface EventRecord {
  readonly [property: string]: Value;
}
