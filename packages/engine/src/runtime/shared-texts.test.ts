import type { EventType } from '@rulewright/core';
import { describe, expect, test } from 'vitest';
import type { Row } from './row.js';
import { RowClasses } from './row-class.js';
import { SharedTexts } from './shared-texts.js';

const ACCESS: EventType = {
  name: 'access',
  origin: 'schema',
  supertypes: [],
  properties: [
    { name: 'host', type: { kind: 'string' } },
    { name: 'path', type: { kind: 'string' } },
    { name: 'bytes', type: { kind: 'int' } },
  ],
};

function shared(keys: readonly string[], records: readonly Readonly<Record<string, unknown>>[]): readonly Row[] {
  const rowClass = new RowClasses().of(ACCESS);
  const texts = new SharedTexts();
  texts.add(keys);
  return records.map((record) => {
    const row = rowClass.fromRecord(record, []);
    texts.share(row, rowClass);
    return row;
  });
}

describe('shared texts', () => {
  test('rows keep their values: keys, other properties, what is short and what is missing', () => {
    const records = [
      { host: 'a-host-of-some-length', path: '/a/path/of/some/length', bytes: 1 },
      { host: 'a-host-of-some-length', path: null, bytes: 2 },
      { host: 'short', path: '/', bytes: 3 },
      { host: null, path: '/a/path/of/some/length', bytes: null },
    ];
    const rowClass = new RowClasses().of(ACCESS);
    expect(shared(['host', 'bytes', 'unknown'], records).map((row) => rowClass.toRecord(row))).toEqual(records);
  });

  test('more texts than are remembered, few of which come again', () => {
    const records = Array.from({ length: 100_000 }, (_, i) => ({ host: `a-host-of-some-length-${i}`, path: null, bytes: null }));
    expect(shared(['host'], records).map(({ host }) => host)).toEqual(records.map(({ host }) => host));
  });

  test('more texts than are remembered, all of which come again at once', () => {
    const records = Array.from({ length: 100_000 }, (_, i) => ({
      host: `a-host-of-some-length-${i >> 1}`,
      path: null,
      bytes: null,
    }));
    expect(shared(['host'], records).map(({ host }) => host)).toEqual(records.map(({ host }) => host));
  });
});
