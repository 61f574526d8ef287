import fc from 'fast-check';
import type { DottedName, Expression, Literal, Name, TypeReference } from '../../../src/syntax/ast.js';

/* The leaves of random trees, and helpers to build them; a made tree has no source, every span is empty. */

export const span = { start: 0, end: 0 };

export const WORDS = ['a', 'src_ip', 'x1', '$b', '_c', 'Größe', 'count', 'last', 'window', 'type', 'e', 'timestamp', 'bytes', 'W'];
const TYPE_WORDS = ['A', 'event', 'Login', 'dns_query', 'B2', 'Überweisung'];

export function plain(text: string): Name {
  return { kind: 'name', span, text, quoted: false };
}

/** At most three items. */
export const few = <T>(item: fc.Arbitrary<T>, minLength = 0): fc.Arbitrary<T[]> => fc.array(item, { minLength, maxLength: 3 });

/** The kind and the span of a node before its fields. */
export const node =
  <K extends string>(kind: K) =>
  <F extends object>(fields: F): { kind: K; span: typeof span } & F => ({ kind, span, ...fields });

export const name: fc.Arbitrary<Name> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...WORDS).map(plain) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('user-agent', 'order', 'a b', '1x', 'select')
      .map((text): Name => ({ kind: 'name', span, text, quoted: true })),
  },
  { weight: 1, arbitrary: fc.constant(plain('a.b')) },
);

export const declared: fc.Arbitrary<Name> = fc.constantFrom(...TYPE_WORDS).map(plain);

export const dotted: fc.Arbitrary<DottedName> = few(declared, 1).map((parts) => ({
  kind: 'dotted-name',
  span,
  parts,
  text: parts.map((part) => part.text).join('.'),
}));

const literalOf =
  <T extends Literal['type']>(type: T) =>
  (value: Literal['value']): Literal => ({ kind: 'literal', span, type, value });

export const string: fc.Arbitrary<Literal> = fc
  .oneof(fc.string({ maxLength: 8 }), fc.constantFrom("it's", 'a\\b', '10.0.0.1', '%$', ''))
  .map(literalOf('string'));

export const literal: fc.Arbitrary<Literal> = fc.oneof(
  string,
  fc.nat().map(literalOf('int')),
  fc.nat(2 ** 52).map(literalOf('long')),
  fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map((value) => literalOf('double')(Math.abs(value))),
  fc.constantFrom(0.5, 1.25, 1e10).map(literalOf('float')),
  fc.boolean().map(literalOf('boolean')),
  fc.constant(literalOf('null')(null)),
);

export const typeReference: fc.Arbitrary<TypeReference> = fc
  .record({ name: dotted, dimensions: fc.nat(2), primitive: fc.boolean() })
  .map((type) => ({ kind: 'type-reference', span, ...type, primitive: type.primitive && type.dimensions > 0 }));

/** `10 sec` */
export const period: fc.Arbitrary<Expression> = fc.nat(99).map((value) => ({
  kind: 'time-period',
  span,
  parts: [{ kind: 'time-part', span, unit: 'second', value: literalOf('int')(value) }],
}));

/** A property, as an expression. */
export const property: fc.Arbitrary<Expression> = name.map((each) => ({
  kind: 'chain',
  span,
  links: [{ kind: 'name-link', span, name: each, optional: false }],
}));
