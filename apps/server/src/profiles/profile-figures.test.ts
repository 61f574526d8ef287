import { expect, test } from 'vitest';
import { profileCsv, profileEntries, profileSubjects } from './profile-figures.js';

const row = (subject: string, value: string, hits: number, lastSeen: number) => ({
  subject,
  feature: 'asn',
  value,
  hits,
  firstSeen: 0,
  lastSeen,
});

test('a share is of the subject and the feature, a deviation needs a sample', () => {
  const entries = profileEntries(
    [row('ann', 'A', 3, 10), row('ann', 'B', 1, 20), row('bob', 'A', 1, 5)],
    { halfLifeMs: null, minimumSample: 4 },
    100,
  );
  expect(entries.map(({ subject, value, share, deviation }) => [subject, value, share, deviation])).toEqual([
    ['ann', 'A', 0.75, 0.25],
    ['ann', 'B', 0.25, 0.75],
    ['bob', 'A', 1, null],
  ]);
  expect(
    profileSubjects(entries).map(({ subject, count, values, value, deviation }) => [subject, count, values, value, deviation]),
  ).toEqual([
    ['ann', 4, 2, 'B', 0.75],
    ['bob', 1, 1, 'A', null],
  ]);
});

test('counts fade by half in a half-life', () => {
  const [old, fresh] = profileEntries([row('ann', 'A', 8, 0), row('ann', 'B', 2, 200)], { halfLifeMs: 100, minimumSample: 1 }, 200);
  expect([old?.count, fresh?.count, old?.share]).toEqual([2, 2, 0.5]);
});

test('no cell of a table is read as a formula', () => {
  const [entry] = profileEntries([row('=cmd()', 'a"b', 1, 0)], { halfLifeMs: null, minimumSample: 1 }, 0);
  expect(profileCsv(entry ? [entry] : []).split('\r\n')[1]).toBe(
    `"'=cmd()","asn","a""b",1,1,1970-01-01T00:00:00.000Z,1970-01-01T00:00:00.000Z`,
  );
});
