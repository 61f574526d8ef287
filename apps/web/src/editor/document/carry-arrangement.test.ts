import { expect, it } from 'vitest';
import { carried } from './carry-arrangement.js';
import type { Places } from './place.js';

const carriedPlaces = (before: ReturnType<typeof statements>, after: ReturnType<typeof statements>, of: Places) =>
  carried(before, after, { places: of, groups: [] }).places;

/** Statements of one line each, as `id=text`. */
const statements = (...lines: readonly string[]) => {
  let at = 0;
  const frames = lines.map((line) => {
    const [id = '', text = ''] = line.split('=');
    const span = { start: at, end: at + text.length };
    at += text.length;
    return { id, span, text };
  });
  return { text: frames.map((frame) => frame.text).join(''), frames };
};

const places = new Map([
  ['#1', { x: 16, y: 16 }],
  ['Scan', { x: 300, y: 16 }],
]);

it('keeps the place of a statement that gets another name', () => {
  const after = carriedPlaces(statements('#1=a', 'Scan=named Scan'), statements('#1=a', 'Sweep=named Sweep'), places);
  expect([...after]).toEqual([
    ['#1', { x: 16, y: 16 }],
    ['Sweep', { x: 300, y: 16 }],
  ]);
});

it('keeps the place of a nameless statement that another one was written above', () => {
  const after = carriedPlaces(statements('#1=a', 'Scan=b'), statements('#1=new', '#2=a', 'Scan=b'), places);
  expect([...after].sort()).toEqual([
    ['#2', { x: 16, y: 16 }],
    ['Scan', { x: 300, y: 16 }],
  ]);
});

it('changes nothing while statements keep their ids, and remembers where a removed one stood', () => {
  expect(carriedPlaces(statements('#1=a', 'Scan=b'), statements('#1=a changed', 'Scan=b'), places)).toBe(places);
  expect(carriedPlaces(statements('#1=a', 'Scan=b'), statements('#1=a'), places)).toBe(places);
});

it('keeps a statement that gets another name in its group', () => {
  const groups = [{ id: 'g1', label: 'Scans', frames: ['Scan'] }];
  const { groups: after } = carried(statements('Scan=named Scan'), statements('Sweep=named Sweep'), { places, groups });
  expect(after).toEqual([{ id: 'g1', label: 'Scans', frames: ['Sweep'] }]);
});
