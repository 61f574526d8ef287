import { expect, test } from 'vitest';
import { routeRecord } from './route-record.js';

const declared = new Set(['event', 'request', 'login']);

test.each([
  ['the type that it names', { type: 'login' }, 'json', 'login'],
  ['the stronger name first', { type: 'request', '@cr_type': 'login' }, 'json', 'login'],
  ['the base type, when what it names is no type', { type: 'firewall' }, 'json', 'event'],
  ['the base type, when it names none', {}, 'ndjson', 'event'],
  ['the base type, when its type is no text', { type: 7 }, 'json', 'event'],
  ['request, for a line of a web server', { verb: 'GET' }, 'apache-combined', 'request'],
])('a record goes to %s', (_, record, codec, eventType) => {
  expect(routeRecord(record, codec, declared)).toEqual({ kind: 'routed', eventType });
});

test.each([
  [{ type: 'firewall' }, 'event type "firewall" is not declared and there is no base type "event"'],
  [{}, 'the event names no event type and there is no base type "event"'],
])('%j is refused where there is no base type', (record, message) => {
  expect(routeRecord(record, 'json', new Set(['login']))).toEqual({ kind: 'unrouted', code: 'event-type-unknown', message });
});

test('a name that every object has is no type', () => {
  expect(routeRecord(JSON.parse('{"__proto__":{"type":"login"}}'), 'json', declared)).toEqual({
    kind: 'routed',
    eventType: 'event',
  });
});
