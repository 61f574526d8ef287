import { expect, it } from 'vitest';
import { sidewaysRoute } from './rounded-path.js';
import type { Obstacle } from './route-grid.js';
import { RouteMemo } from './route-memo.js';

const frame = (id: string, x: number, y: number): Obstacle => ({ id, x, y, width: 200, height: 200 });
const across = (toX: number) => sidewaysRoute({ x: 194, y: 100 }, { x: toX, y: 100 });
const ends = (...obstacles: readonly Obstacle[]) => ({ fromFrame: 'a', toFrame: 'b', obstacles });

it('gives the same route while ends and frames stand where they stood', () => {
  const memo = new RouteMemo();
  const frames = () => ends(frame('a', 0, 0), frame('between', 300, 50), frame('b', 600, 0));
  const first = memo.route(across(606), frames());
  expect(first).toHaveLength(6);
  expect(memo.route(across(606), frames())).toBe(first);
});

it('seeks the way anew when a frame or an end moved', () => {
  const memo = new RouteMemo();
  const first = memo.route(across(606), ends(frame('a', 0, 0), frame('between', 300, 50), frame('b', 600, 0)));
  const aside = memo.route(across(606), ends(frame('a', 0, 0), frame('between', 300, 250), frame('b', 600, 0)));
  expect([first.length, aside]).toEqual([6, across(606)]);
  const further = memo.route(across(706), ends(frame('a', 0, 0), frame('between', 300, 250), frame('b', 700, 0)));
  expect(further).toEqual(across(706));
});
