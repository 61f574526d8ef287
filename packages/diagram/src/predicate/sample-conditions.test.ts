import type { EventRecord } from '@rulewright/core';
import { expect, it } from 'vitest';
import { type SampledProperty, sampleConditions } from './sample-conditions.js';

const INSTANT = '2026-11-22T10:00:00Z';
/** The conditions of one event; the only instant that there is has a known place. */
const conditions = (event: EventRecord, properties: readonly SampledProperty[]) =>
  sampleConditions(event, properties, (text) => (text === INSTANT ? 1_795_341_600_000 : Number.NaN));

const PROPERTIES = [
  { name: 'src_ip', type: 'string' },
  { name: 'port', type: 'int' },
  { name: 'seen', type: 'long' },
  { name: 'user name', type: 'string' },
  { name: 'ok', type: 'boolean' },
  { name: 'login', type: 'string' },
  { name: 'tags', type: 'string[]' },
];

it('says of each value what holds for the event, then what is missing, then what is not declared', () => {
  const event = { port: 80, src_ip: "o'neil", seen: 1_700_000_000_000, 'user name': 'x', ok: true, tags: ['a'], more: 1.5 };
  expect(conditions(event, PROPERTIES)).toEqual([
    { property: 'src_ip', predicate: "src_ip = 'o\\'neil'", missing: false },
    { property: 'port', predicate: 'port = 80', missing: false },
    { property: 'seen', predicate: 'seen = 1700000000000L', missing: false },
    { property: 'user name', predicate: "`user name` = 'x'", missing: false },
    { property: 'ok', predicate: 'ok = true', missing: false },
    { property: 'login', predicate: 'login is null', missing: true },
    { property: 'more', predicate: 'more = 1.5', missing: false, refused: { kind: 'undeclared' } },
  ]);
});

it('writes a number as its property is declared', () => {
  const properties = ['double', 'float', 'long', 'any'].map((type) => ({ name: `a_${type}`, type }));
  const event = { a_double: 1e22, a_float: 3_000_000_000, a_long: 3_000_000_000, a_any: 1e22 };
  expect(conditions(event, properties).map(({ predicate }) => predicate)).toEqual([
    'a_double = 1e+22',
    'a_float = 3000000000.0',
    'a_long = 3000000000L',
    'a_any = 1e+22',
  ]);
});

it('refuses a value that the declared type cannot hold', () => {
  const refused = (type: string, value: string | number | boolean) =>
    conditions({ v: value }, [{ name: 'v', type }]).map((condition) => condition.refused);
  expect([
    refused('int', 'many'),
    refused('int', 2 ** 31),
    refused('int', 2 ** 31 - 1),
    refused('int', -(2 ** 31)),
    refused('long', 1e22),
    refused('boolean', 'yes'),
    refused('double', 1),
  ]).toEqual([
    [{ kind: 'other-type', type: 'int' }],
    [{ kind: 'other-type', type: 'int' }],
    [undefined],
    [undefined],
    [{ kind: 'other-type', type: 'long' }],
    [{ kind: 'other-type', type: 'boolean' }],
    [undefined],
  ]);
});

it('asks for what the server makes of a value that comes as another type', () => {
  const asked = (type: string, value: string | number | boolean) =>
    conditions({ v: value }, [{ name: 'v', type }]).map(({ predicate, refused }) => (refused ? 'refused' : predicate));
  expect([
    asked('int', ' 443 '),
    asked('int', '1.5'),
    asked('double', '1.5'),
    asked('long', '3000000000'),
    asked('string', 443),
    asked('string', true),
    asked('boolean', 'TRUE'),
    asked('boolean', 0),
    asked('int', ''),
    asked('long', INSTANT),
    asked('int', INSTANT),
    asked('double', '1e999'),
  ]).toEqual([
    ['v = 443'],
    ['refused'],
    ['v = 1.5'],
    ['v = 3000000000L'],
    ["v = '443'"],
    ["v = 'true'"],
    ['v = true'],
    ['v = false'],
    ['v is null'],
    ['v = 1795341600000L'],
    ['refused'],
    ['refused'],
  ]);
});
