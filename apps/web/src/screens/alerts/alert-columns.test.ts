import { expect, it } from 'vitest';
import { columnsInRow, columnsOfEvent, fullValue, saysRole, shownValue } from './alert-columns.js';

const alert = {
  key: [{ name: 'src_ip', value: '10.0.0.44' }],
  row: { src_ip: '10.0.0.44', 'window(dst_ip)': ['192.168.0.1', '192.168.0.2'], count: 51, note: null, more: 1 },
} as unknown as Parameters<typeof columnsInRow>[0];

it('shows the key first, then two more columns', () => {
  expect(columnsInRow(alert)).toEqual([
    { name: 'src_ip', text: '10.0.0.44' },
    { name: 'window(dst_ip)', text: '2 values' },
    { name: 'count', text: '51' },
  ]);
});

it('shows a column that says null as null', () => {
  const nothing = { key: [], row: { user: null, count: 3 } } as unknown as Parameters<typeof columnsInRow>[0];
  expect(columnsInRow(nothing)).toEqual([
    { name: 'user', text: 'null' },
    { name: 'count', text: '3' },
  ]);
});

it('writes lists and records by their size, large numbers in groups', () => {
  expect([
    shownValue(null),
    shownValue(['a']),
    shownValue([]),
    shownValue({ a: 1 }),
    shownValue(294_500),
    shownValue(2015),
  ]).toEqual(['null', 'a', '0 values', '1 field', '294,500', '2015']);
});

it('writes all of a value where there is room', () => {
  expect(fullValue(['a', ['b', null], { c: 1 }])).toEqual(['a', 'b', 'null', '{"c":1}']);
});

it('says the part of an event beside its type where they are not the same word', () => {
  expect([
    saysRole({ role: 'login', type: 'Event' }),
    saysRole({ role: 'event', type: 'event' }),
    saysRole({ role: null, type: 'event' }),
  ]).toEqual([true, false, false]);
});

it('gives the properties of an event by name, without those that say nothing', () => {
  expect(columnsOfEvent({ host: 'firewall', bytes: 12_000, user: null })).toEqual([
    { name: 'host', text: 'firewall' },
    { name: 'bytes', text: '12,000' },
  ]);
});
