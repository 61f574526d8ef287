import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBatch } from './batch.js';
import type { Codec, RecordLimits } from './codec.js';
import { json, ndjson } from './json.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Each record, or the code of its rejection. */
function read(codec: Codec, body: string | Uint8Array, limits?: RecordLimits): readonly unknown[] {
  const found: unknown[] = [];
  const batch = { codec, bytes: typeof body === 'string' ? bytes(body) : body };
  decodeBatch(limits ? { ...batch, limits } : batch, (decoded) =>
    found.push(decoded.kind === 'record' ? decoded.record : decoded.code),
  );
  return found;
}

describe('a JSON body', () => {
  test.each([
    ['one object', '{"a":1}', [{ a: 1 }]],
    ['one object over several lines', '{\n  "a": 1\n}\n', [{ a: 1 }]],
    ['an array', '[{"a":1},{"a":2}]', [{ a: 1 }, { a: 2 }]],
    ['an array with white space', ' [ {"a":1} ,\n {"a":2} ] ', [{ a: 1 }, { a: 2 }]],
    ['lines', '{"a":1}\n{"a":2}\r\n\n{"a":3}', [{ a: 1 }, { a: 2 }, { a: 3 }]],
    ['brackets and quotes inside strings', '[{"a":"]}\\"{["},{"b":"\\\\"}]', [{ a: ']}"{[' }, { b: '\\' }]],
    ['nested values', '[{"a":{"b":[1,{"c":2}]}}]', [{ a: { b: [1, { c: 2 }] } }]],
    ['nothing', '', []],
    ['an empty array', '[]', []],
    ['a byte order mark', '\uFEFF{"a":1}', [{ a: 1 }]],
  ])('%s', (_, body, expected) => {
    expect(read(json, body)).toEqual(expected);
  });

  test.each([
    ['a malformed element', '[{"a":1},{"a":},{"a":3}]', [{ a: 1 }, 'event-malformed', { a: 3 }]],
    [
      'an element that is no object',
      '[{"a":1},7,null,"x",[1],{"a":3}]',
      [{ a: 1 }, ...Array(4).fill('event-not-an-object'), { a: 3 }],
    ],
    ['an array that is cut off', '[{"a":1},{"a":2', [{ a: 1 }, 'event-malformed']],
    ['a string that is not closed', '[{"a":1},{"a":"2},{"a":3}]', [{ a: 1 }, 'event-malformed']],
    ['a trailing comma', '[{"a":1},]', [{ a: 1 }]],
    ['commas alone', '[,,]', ['event-malformed', 'event-malformed']],
    ['text behind the array', '[{"a":1}] x', [{ a: 1 }, 'event-malformed']],
    ['a stray closing brace', '[}{"a":1}]', ['event-malformed', { a: 1 }]],
    ['a broken line among lines', '{"a":1}\n{"a"\n{"a":3}', [{ a: 1 }, 'event-malformed', { a: 3 }]],
    ['no JSON at all', 'hello', ['event-malformed']],
  ])('rejects %s and keeps the rest', (_, body, expected) => {
    expect(read(json, body)).toEqual(expected);
  });

  test('a number beyond what can be held is rejected by its name, not read as infinite', () => {
    const told: unknown[] = [];
    const body = '[{"n":1e400},{"a":{"b":[1,-1e999]}},{"n":1e308,"text":"1e400"},{"__proto__":1e400}]';
    decodeBatch({ codec: json, bytes: bytes(body) }, (decoded) =>
      told.push(decoded.kind === 'record' ? decoded.record : decoded.message),
    );
    expect(told).toEqual([
      '"n" is a number beyond what can be held',
      '"a.b.1" is a number beyond what can be held',
      { n: 1e308, text: '1e400' },
      '"__proto__" is a number beyond what can be held',
    ]);
  });

  test('a property called __proto__ is a property', () => {
    const [record] = read(json, '{"__proto__":{"admin":true},"a":1}');
    expect(Object.hasOwn(record as object, '__proto__')).toBe(true);
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  test('one record that is not UTF-8 harms no other', () => {
    const body = new Uint8Array([...bytes('[{"a":1},{"a":"'), 0xff, 0xfe, ...bytes('"},{"a":3}]')]);
    expect(read(json, body)).toEqual([{ a: 1 }, 'event-encoding', { a: 3 }]);
  });

  test('a record deeper or larger than the limits is rejected, exactly at the limit it is taken', () => {
    const nest = (depth: number): string => `${'{"a":'.repeat(depth - 1)}{}${'}'.repeat(depth - 1)}`;
    const limits = { maxBytes: 100, maxDepth: 4 };
    expect(read(json, `[${nest(4)},${nest(5)}]`, limits)).toEqual([{ a: { a: { a: {} } } }, 'event-too-deep']);
    const text = (size: number): string => `{"a":"${'x'.repeat(size - 8)}"}`;
    expect(read(json, `[${text(100)},${text(101)}]`, limits).map((record) => typeof record)).toEqual(['object', 'string']);
  });

  test('a hundred thousand brackets are read without a crash', () => {
    expect(read(json, `[${'['.repeat(100_000)}${']'.repeat(100_000)}]`)).toEqual(['event-not-an-object']);
    expect(read(json, `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toEqual(['event-too-deep']);
  });

  test('whatever records are written as an array or as lines are read back', () => {
    const record = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }));
    fc.assert(
      fc.property(fc.array(record), fc.boolean(), (records, spaced) => {
        const clean = JSON.parse(JSON.stringify(records)) as unknown[];
        expect(read(json, JSON.stringify(records, null, spaced ? 1 : undefined))).toEqual(clean);
        expect(read(ndjson, records.map((one) => `${JSON.stringify(one)}\n`).join(''))).toEqual(clean);
      }),
    );
  });

  test('an array that is read at once gives what its pieces give', () => {
    const { decodeAll: _, ...byPieces } = json;
    const element = fc.oneof(fc.jsonValue({ maxDepth: 6 }), fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })));
    const limits = { maxBytes: 1000, maxDepth: 3 };
    fc.assert(
      fc.property(fc.array(element), fc.nat(2), (elements, indent) => {
        const body = JSON.stringify(elements, null, indent);
        expect(read(json, body, limits)).toEqual(read(byPieces, body, limits));
      }),
    );
  });

  test('random bytes never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (body) => {
        read(json, body);
        read(ndjson, body);
      }),
    );
  });
});
