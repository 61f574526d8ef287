import { describe, expect, test } from 'vitest';
import { instantIn, mappedRecord, mappedType, type SourceMap } from './source-map.js';

const ZEEK = { _path: 'ssl', ts: '2018-03-24T17:15:20.615923Z', 'id.orig_h': '10.164.94.120', nested: { port: 443 } };

describe('the type of a record', () => {
  test.each<[SourceMap, string | undefined]>([
    [{ type: 'event' }, 'event'],
    [{ typeField: '_path' }, 'ssl'],
    [{ typeField: '_path', types: { ssl: 'tls_flow' } }, 'tls_flow'],
    [{ typeField: '_path', types: { dns: 'x' }, type: 'event' }, 'event'],
    [{ typeField: 'none', type: 'event' }, 'event'],
    [{ typeField: 'none' }, undefined],
    [{ typeField: 'nested.port', type: 'event' }, 'event'],
  ])('%j: %s', (map, type) => {
    expect(mappedType(map, ZEEK)).toBe(type);
  });
});

describe('the record of a type', () => {
  test('fields are renamed by literal name or path, others stay', () => {
    expect(
      mappedRecord({ rename: { 'id.orig_h': 'src_ip', 'nested.port': 'port', gone: 'x' }, set: { type: 'firewall' } }, ZEEK),
    ).toEqual({
      _path: 'ssl',
      ts: ZEEK.ts,
      src_ip: '10.164.94.120',
      port: 443,
      type: 'firewall',
    });
  });

  test('without renames it is the same record', () => {
    expect(mappedRecord({ type: 'event' }, ZEEK)).toBe(ZEEK);
  });

  test('a property called __proto__ is a property', () => {
    const record = mappedRecord({ rename: { a: '__proto__' } }, { a: { admin: true } });
    expect(Object.hasOwn(record, '__proto__')).toBe(true);
    expect((record as { readonly admin?: unknown }).admin).toBeUndefined();
  });
});

describe('an instant', () => {
  test.each([
    ['2018-03-24T17:15:20.615923Z', 's', 1521911720615],
    [1521911720.615, 's', 1521911720615],
    ['1521911720.615', 's', 1521911720615],
    [1521911720615, 'ms', 1521911720615],
    [1521911720615923, 'us', 1521911720615],
    ['yesterday', 's', undefined],
    ['', 's', undefined],
    [null, 's', undefined],
    [Number.POSITIVE_INFINITY, 's', undefined],
    [1e300, 's', undefined],
    [8.64e15, 's', undefined],
    [{}, 's', undefined],
  ] as const)('%j in %s is %j', (ts, unit, ms) => {
    expect(instantIn({ ts }, 'ts', unit)).toBe(ms);
  });
});
