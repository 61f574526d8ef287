import type { WireRuleTest } from '@rulewright/contracts';
import { expect, it } from 'vitest';
import { readColumns, writeColumns } from './columns-text.js';
import { firstFailing, rowsOf, timeOf } from './test-rows.js';
import { readTime, writeTime } from './time-text.js';

const TEST: WireRuleTest = {
  name: 't',
  steps: [
    { kind: 'send', atMs: 0, type: 'E', event: {} },
    { kind: 'advance', atMs: 5000 },
  ],
  expect: [
    { kind: 'none', from: 'other' },
    { kind: 'row', from: 'S', atMs: 0, row: {} },
  ],
};

it('orders lines by time, expectations behind what is done, and finds the line that failed', () => {
  const failure = { kind: 'missing', expectation: 1, atMs: 0, expected: {}, got: null } as const;
  const result = { name: 't', passed: false, failures: [failure], heldBack: null, delivered: [], events: 1, counters: [] };
  const rows = rowsOf(TEST, result);
  expect(rows.map((row) => [row.kind, timeOf(row)])).toEqual([
    ['step', 0],
    ['expect', 0],
    ['step', 5000],
    ['expect', Number.MAX_VALUE],
  ]);
  expect(firstFailing(rows, result)).toBe(1);
});

it.each([
  ['0 s', 0],
  ['4.9 s', 4900],
  ['11 min', 660_000],
  ['1 h', 3_600_000],
  ['40 min 5 s', 2_405_000],
])('writes and reads %s', (text, ms) => {
  expect([writeTime(ms), readTime(text)]).toEqual([text, ms]);
});

it('reads times as people write them', () => {
  expect(['12', '1 min 30 s', '200ms', 'soon', ''].map(readTime)).toEqual([12_000, 90_000, 200, undefined, undefined]);
});

it('writes columns as text and reads them back', () => {
  const record = { src_ip: "it's", n: 3, tags: ['a'], gone: null };
  expect([writeColumns(record), readColumns(writeColumns(record)), readColumns('a=')]).toEqual([
    "src_ip='it\\'s', n=3, tags={'a'}, gone=null",
    record,
    undefined,
  ]);
});
