import { expect, it } from 'vitest';
import { wrapToPage } from './wrap-to-page.js';

const frame = (id: string) => ({ id, width: 400, height: 300 });

it('leaves what fits on a page as it stands', () => {
  const places = new Map([
    ['a', { x: 16, y: 16 }],
    ['b', { x: 480, y: 16 }],
    ['c', { x: 480, y: 352 }],
  ]);
  expect(wrapToPage([frame('a'), frame('b'), frame('c')], places)).toEqual(places);
});

it('goes on below when a row is as wide as the page', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const row = new Map(ids.map((id, at) => [id, { x: 16 + at * 464, y: id === 'b' ? 48 : 16 }]));
  expect([...wrapToPage(ids.map(frame), row)]).toEqual([
    ['a', { x: 16, y: 16 }],
    ['b', { x: 480, y: 48 }],
    ['c', { x: 944, y: 16 }],
    ['d', { x: 16, y: 384 }],
    ['e', { x: 480, y: 384 }],
    ['f', { x: 944, y: 384 }],
  ]);
});
