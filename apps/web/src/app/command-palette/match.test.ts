import { expect, it } from 'vitest';
import { matchName } from './match.js';

it('ranks the beginning of a name before that of a word, and that before the middle', () => {
  expect([matchName('scanning', 'scan'), matchName('network.scan', 'scan'), matchName('rescan', 'scan')]).toEqual([
    { rank: 0, start: 0, end: 4 },
    { rank: 1, start: 8, end: 12 },
    { rank: 2, start: 2, end: 6 },
  ]);
});

it('wants every word of the query, in any order and letter case', () => {
  expect([matchName('Go to Alerts', 'alerts go'), matchName('Go to Alerts', 'alerts leave')]).toEqual([
    { rank: 1, start: 6, end: 12 },
    undefined,
  ]);
});
