import { expect, it } from 'vitest';
import { StoppedProperties } from './stopped-properties.js';

const seen = (records: readonly Readonly<Record<string, unknown>>[]): StoppedProperties => {
  const properties = new StoppedProperties();
  records.forEach((record, index) => {
    properties.see(record, index * 60_000);
  });
  return properties;
};

const times = (count: number, record: Readonly<Record<string, unknown>>) => Array.from({ length: count }, () => record);

it('tells of a property that was always there and comes no more, and when it came last', () => {
  const records = [...times(30, { src_ip: 'a', bytes_recieved: 1 }), ...times(30, { src_ip: 'a', bytes_received: 1 })];
  expect(seen(records).list()).toEqual([{ property: 'bytes_recieved', lastMs: 29 * 60_000 }]);
});

it('waits longer for what came seldom: one in ten may be away for a while', () => {
  const seldom = [{ login: 'a' }, ...times(9, { src_ip: 'a' })];
  const often = Array.from({ length: 10 }, () => seldom).flat();
  expect(seen([...often, ...times(100, { src_ip: 'a' })]).list()).toEqual([]);
  expect(seen([...often, ...times(200, { src_ip: 'a' })]).list()).toEqual([{ property: 'login', lastMs: 90 * 60_000 }]);
});

it('says nothing of what came a few times only, or a moment ago', () => {
  expect(seen([...times(9, { src_ip: 'a', login: 'b' }), ...times(900, { src_ip: 'a' })]).list()).toEqual([]);
  const burst = new StoppedProperties();
  for (const record of [...times(100, { login: 'b' }), ...times(5_000, { src_ip: 'a' })]) burst.see(record, 1_000);
  expect(burst.list()).toEqual([]);
});

it('takes a property without a value for one that is not there', () => {
  expect(seen([...times(30, { port: 1 }), ...times(30, { port: null })]).list()).toEqual([
    { property: 'port', lastMs: 29 * 60_000 },
  ]);
});
