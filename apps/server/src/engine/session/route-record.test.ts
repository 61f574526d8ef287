import type { EventType } from '@rulewright/core';
import { expect, test } from 'vitest';
import { routableTypes, routeRecord } from './route-record.js';

const typeWith = (name: string, properties: readonly string[], more: Partial<EventType> = {}): EventType => ({
  ...{ name, origin: 'schema', supertypes: [], ...more },
  properties: properties.map((property) => ({ name: property, type: { kind: 'string' } })),
});
const WITH_TYPE = routableTypes([typeWith('event', ['type', 'ip']), typeWith('request', ['verb']), typeWith('login', ['user'])]);
const WITHOUT = routableTypes([typeWith('event', ['ip']), typeWith('login', ['user'])]);

test.each([
  ['the type that it names', { type: 'login' }, 'json', 'login'],
  ['the stronger name first', { type: 'request', '@cr_type': 'login' }, 'json', 'login'],
  ['the base type, when that has a "type" of its own', { type: 'firewall' }, 'json', 'event'],
  ['the base type, when it names none', {}, 'ndjson', 'event'],
  ['the base type, when its type is no text', { type: 7 }, 'json', 'event'],
  ['request, for a line of a web server', { verb: 'GET' }, 'apache-combined', 'request'],
])('a record goes to %s', (_, record, codec, eventType) => {
  expect(routeRecord(record, codec, WITH_TYPE)).toEqual({ kind: 'routed', eventType });
});

test('an open base type takes whatever it is called', () => {
  const types = routableTypes([typeWith('event', [], { open: true })]);
  expect(routeRecord({ type: 'firewall' }, 'json', types)).toEqual({ kind: 'routed', eventType: 'event' });
});

test.each([
  [{ type: 'logni' }, WITHOUT, 'event type "logni" is not declared and "event" has no property "type"'],
  [{ '@cr_type': 'logni', type: 'x' }, WITH_TYPE, 'event type "logni" is not declared and "event" has no property "@cr_type"'],
  [{ type: 'firewall' }, routableTypes([]), 'event type "firewall" is not declared and there is no base type "event"'],
  [
    {},
    routableTypes([typeWith('event', [], { origin: 'derived' })]),
    'the event names no event type and there is no base type "event"',
  ],
])('%j is a dead letter', (record, types, message) => {
  expect(routeRecord(record, 'json', types)).toEqual({ kind: 'unrouted', code: 'event-type-unknown', message });
});

test('a name that every object has is no type', () => {
  expect(routeRecord(JSON.parse('{"__proto__":{"type":"login"}}'), 'json', WITH_TYPE)).toEqual({
    kind: 'routed',
    eventType: 'event',
  });
});
