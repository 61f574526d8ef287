import type { EventTypeSummary } from '@rulewright/contracts';
import { expect, it } from 'vitest';
import { typeGroups } from './type-groups.js';

const type = (name: string, origin: EventTypeSummary['origin'], ...properties: readonly string[]): EventTypeSummary => ({
  name,
  origin,
  module: null,
  properties: properties.map((property) => ({ name: property, type: 'string' })),
  supertypes: [],
  open: false,
  eventsPerSecond: 0,
});

const types = [
  type('request', 'schema', 'referer'),
  type('event', 'schema', 'src_ip'),
  type('scanning', 'derived', 'src_ip'),
  type('LoginsIP', 'window', 'ip'),
];
const shown = (sought: string) => typeGroups(types, sought).map((group) => [group.kind, ...group.types.map((each) => each.name)]);

it('stands event types, derived streams and windows apart, each by name', () => {
  expect(shown('')).toEqual([
    ['types', 'event', 'request'],
    ['streams', 'scanning'],
    ['windows', 'LoginsIP'],
  ]);
});

it('finds a type by its name and by its properties', () => {
  expect([shown('SRC_IP'), shown('login'), shown('nothing')]).toEqual([
    [
      ['types', 'event'],
      ['streams', 'scanning'],
    ],
    [['windows', 'LoginsIP']],
    [],
  ]);
});
