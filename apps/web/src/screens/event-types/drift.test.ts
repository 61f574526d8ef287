import { expect, it } from 'vitest';
import { driftOf } from './drift.js';

const type = {
  open: false,
  properties: [
    { name: 'src_ip', type: 'string' },
    { name: 'bytes_recieved', type: 'int' },
  ],
};

it('tells of properties that no declaration has, and of values of another type, in how many events', () => {
  const samples = [
    { type: 'event', src_ip: '10.0.0.1', bytes_received: 60 },
    { type: 'event', src_ip: '10.0.0.2', bytes_recieved: '60' },
    { type: 'event', src_ip: null, bytes_received: 61 },
  ];
  expect(driftOf(type, samples)).toEqual([
    { kind: 'undeclared', property: 'bytes_received', found: 'long', declared: undefined, events: 2, of: 3 },
    { kind: 'other-type', property: 'bytes_recieved', found: 'string', declared: 'int', events: 1, of: 3 },
  ]);
});

it('says nothing of what is left out, nor of further properties of an open type', () => {
  expect(driftOf(type, [{ src_ip: '10.0.0.1' }])).toEqual([]);
  expect(driftOf({ ...type, open: true }, [{ anything: 1 }])).toEqual([]);
});
