import { expect, it } from 'vitest';
import { overheadRoute, type Point, sidewaysRoute } from './rounded-path.js';
import { routeAround } from './route-around.js';
import type { Obstacle } from './route-grid.js';

const frame = (id: string, x: number, y: number, width = 200, height = 200): Obstacle => ({ id, x, y, width, height });
const pairs = (route: readonly Point[]) => route.map(({ x, y }) => [x, y]);

it('keeps a route that crosses nothing', () => {
  const route = sidewaysRoute({ x: 194, y: 100 }, { x: 306, y: 100 });
  const obstacles = [frame('a', 0, 0), frame('b', 300, 0)];
  expect(routeAround(route, { fromFrame: 'a', toFrame: 'b', obstacles })).toBe(route);
});

it('goes round a frame that stands between', () => {
  const route = sidewaysRoute({ x: 194, y: 100 }, { x: 606, y: 100 });
  const obstacles = [frame('a', 0, 0), frame('between', 300, 50, 200, 200), frame('b', 600, 0)];
  expect(pairs(routeAround(route, { fromFrame: 'a', toFrame: 'b', obstacles }))).toEqual([
    [194, 100],
    [288, 100],
    [288, 38],
    [588, 38],
    [588, 100],
    [606, 100],
  ]);
});

it('enters a window from above though a frame stands below the source', () => {
  const route = overheadRoute({ x: 194, y: 100 }, { x: 700, y: 400 });
  const obstacles = [frame('a', 0, 0), frame('below', 100, 260, 300, 200), frame('b', 600, 360)];
  const found = routeAround(route, { fromFrame: 'a', toFrame: 'b', obstacles });
  expect(pairs(found)).toEqual([
    [194, 100],
    [700, 100],
    [700, 400],
  ]);
});

it('stays as it was where frames leave no way', () => {
  const route = sidewaysRoute({ x: 194, y: 100 }, { x: 606, y: 100 });
  const obstacles = [frame('a', 0, 0), frame('wall', 205, -2_000, 390, 4_000), frame('b', 600, 0)];
  expect(routeAround(route, { fromFrame: 'a', toFrame: 'b', obstacles })).toBe(route);
});

it('stays as it was where the only way would cross a frame farther off', () => {
  const route = sidewaysRoute({ x: 194, y: 100 }, { x: 606, y: 100 });
  const beside = [frame('a', 0, 0), frame('tall', 300, -700, 200, 3_000), frame('b', 600, 0)];
  const around = { fromFrame: 'a', toFrame: 'b' };
  expect(pairs(routeAround(route, { ...around, obstacles: beside }))).toEqual([
    [194, 100],
    [288, 100],
    [288, -712],
    [588, -712],
    [588, 100],
    [606, 100],
  ]);
  expect(routeAround(route, { ...around, obstacles: [...beside, frame('far', 510, -900, 60, 250)] })).toBe(route);
});
