import { expect, it } from 'vitest';
import type { Step } from './history.js';
import { packed, unpacked } from './kept-steps.js';

const edit = (start: number, end: number, text: string) => ({ span: { start, end }, text });
const step = (text: string, more: Partial<Step> = {}): Step => ({
  forward: [edit(0, 0, text)],
  backward: [edit(0, text.length, '')],
  selectedBefore: undefined,
  selectedAfter: 'scan',
  ...more,
});

it('brings the steps back as they were, also those that moved and grouped statements', () => {
  const arranged = { places: new Map([['scan', { x: 16, y: 32 }]]), groups: [{ id: 'g1', label: 'Scans', frames: ['scan'] }] };
  const steps = { past: [step('a'), step('b', { arrangedBefore: arranged, arrangedAfter: arranged })], future: [step('c')] };
  expect(unpacked(JSON.parse(JSON.stringify(packed(steps))))).toEqual(steps);
});

it('keeps the newest steps that there is room for', () => {
  const past = Array.from({ length: 300 }, (_, at) => step(String(at)));
  expect(packed({ past, future: [] }).past).toEqual(past.slice(100).map((each) => ({ ...each })));
  const large = [step('x'.repeat(150_000)), step('y'.repeat(150_000)), step('z')];
  expect(packed({ past: large, future: [] }).past).toHaveLength(2);
});

it('takes what is damaged for nothing', () => {
  expect([unpacked(undefined), unpacked({ past: [{ forward: 1 }], future: [] }), unpacked({ past: [] })]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

it.each([
  ['places that are no pairs', { places: [1], groups: [] }],
  ['a place without numbers', { places: [['scan', { x: 16 }]], groups: [] }],
  ['a group without statements', { places: [], groups: [{ id: 'g1', label: 'Scans' }] }],
  ['something else', 'arranged'],
])('gives the steps up where one of them has %s', (_, arrangedAfter) => {
  expect(unpacked({ past: [{ ...step('a'), arrangedAfter }], future: [] })).toBeUndefined();
});
