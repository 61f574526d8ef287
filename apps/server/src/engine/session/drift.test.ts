import { INT, STRING } from '@rulewright/core';
import { expect, it } from 'vitest';
import { driftOf } from './drift.js';

const type = {
  open: false,
  properties: [
    { name: 'src_ip', type: STRING },
    { name: 'bytes_recieved', type: INT },
  ],
};

it('tells of properties that no declaration has, and of values of another type, in how many events', () => {
  const newest = [
    { type: 'event', src_ip: '10.0.0.1', bytes_received: 60 },
    { type: 'event', src_ip: '10.0.0.2', bytes_recieved: '60' },
    { type: 'event', src_ip: null, bytes_received: 61 },
  ];
  expect(driftOf(type, { newest, stopped: [] })).toEqual([
    { kind: 'undeclared', property: 'bytes_received', found: 'long', events: 2, of: 3 },
    { kind: 'other-type', property: 'bytes_recieved', found: 'string', declared: 'int', events: 1, of: 3 },
  ]);
});

it('tells what a property that stopped may have become', () => {
  const stopped = [
    { property: 'bytes_recieved', lastMs: 5_000 },
    { property: 'never_declared', lastMs: 5_000 },
  ];
  expect(driftOf(type, { newest: [{ bytes_received: 60 }], stopped })).toEqual([
    { kind: 'stopped', property: 'bytes_recieved', lastMs: 5_000, instead: 'bytes_received' },
    { kind: 'undeclared', property: 'bytes_received', found: 'long', events: 1, of: 1 },
  ]);
});

it('says nothing of a number where a text is declared, nor of names that every object has', () => {
  const declared = { open: false, properties: [...type.properties, { name: 'constructor', type: STRING }] };
  const odd = JSON.parse('{"__proto__":{"a":1},"bytes_recieved":60,"src_ip":7}');
  expect(driftOf(declared, { newest: [{ src_ip: 'a' }, odd], stopped: [] })).toEqual([
    { kind: 'undeclared', property: '__proto__', found: 'map', events: 1, of: 2 },
  ]);
});

it('says nothing of what is left out, nor of further properties of an open type', () => {
  expect(driftOf(type, { newest: [{ src_ip: '10.0.0.1' }], stopped: [] })).toEqual([]);
  expect(driftOf({ ...type, open: true }, { newest: [{ anything: 1 }], stopped: [] })).toEqual([]);
});
