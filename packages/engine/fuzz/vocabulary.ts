import type { Random } from './random.js';

/* What the random scenarios speak of: three event types with the same properties, few values, so that events meet. */

export type Kind = 'string' | 'int' | 'long' | 'double' | 'boolean';

/** A value that an expression can read: its text and type. */
export interface Readable {
  readonly text: string;
  readonly kind: Kind;
}

export const TYPES = ['A', 'B', 'C'] as const;
export type TypeName = (typeof TYPES)[number];

/** `t` holds the time of the event and is never null: windows by the events' own time need that. */
const PROPERTIES: Readonly<Record<string, Kind>> = {
  id: 'string',
  k: 'string',
  x: 'int',
  y: 'long',
  d: 'double',
  b: 'boolean',
  t: 'long',
};

export const SCHEMAS: readonly string[] = TYPES.map(
  (type) =>
    `create schema ${type}(${Object.entries(PROPERTIES)
      .map(([name, kind]) => `${name} ${kind}`)
      .join(', ')})`,
);

/** Properties of an event, as an expression reads them under a prefix such as `a.`; `t` is left to windows. */
export function readables(prefix = ''): readonly Readable[] {
  return Object.entries(PROPERTIES).flatMap(([name, kind]) => (name === 't' ? [] : [{ text: prefix + name, kind }]));
}

/** A constant as EPL text. */
export function constant(random: Random, kind: Kind): string {
  switch (kind) {
    case 'string':
      return `'${random.pick(['a', 'b', 'c'])}'`;
    case 'int':
      return String(random.int(0, 4));
    case 'long':
      return random.chance(0.7) ? String(random.int(0, 4)) : `${random.int(0, 4)}L`;
    case 'double':
      return random.pick(['0', '1', '1.5', '2', '2.5', '3']);
    case 'boolean':
      return random.pick(['true', 'false']);
  }
}

/** What an event is made of: when it is sent, its number, and properties that are not to be null. */
export interface EventOptions {
  readonly ms: number;
  readonly serial: number;
  readonly noNull: ReadonlySet<string>;
}

export function event(random: Random, { ms, serial, noNull }: EventOptions): Readonly<Record<string, unknown>> {
  const orNull = <T>(value: T): T | null => (random.chance(0.07) ? null : value);
  const number = (name: string): number | null => {
    const value = random.int(0, 4);
    const told = orNull(value);
    return noNull.has(name) ? value : told;
  };
  return {
    id: `e${serial}`,
    k: orNull(random.pick(['a', 'b', 'c'])),
    x: number('x'),
    y: number('y'),
    d: orNull(random.int(0, 6) / 2),
    b: orNull(random.chance(0.5)),
    t: ms,
  };
}
