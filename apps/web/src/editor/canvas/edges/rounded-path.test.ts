import { expect, it } from 'vitest';
import { overheadRoute, roundedPath, sidewaysRoute } from './rounded-path.js';

it('rounds the corners between two straight legs', () => {
  expect(
    roundedPath([
      { x: 0, y: 0 },
      { x: 50, y: 0 },
      { x: 50, y: 40 },
      { x: 100, y: 40 },
    ]),
  ).toBe('M0 0L42 0Q50 0 50 8L50 32Q50 40 58 40L100 40');
});

it('makes the corner smaller where a leg is short', () => {
  expect(
    roundedPath([
      { x: 0, y: 0 },
      { x: 50, y: 0 },
      { x: 50, y: 6 },
    ]),
  ).toBe('M0 0L47 0Q50 0 50 3L50 6');
});

it('goes through the lane between two frames, or round when the target stands to the left', () => {
  expect(sidewaysRoute({ x: 200, y: 400 }, { x: 300, y: 100 }).map(({ x, y }) => [x, y])).toEqual([
    [200, 400],
    [270, 400],
    [270, 100],
    [300, 100],
  ]);
  expect(sidewaysRoute({ x: 200, y: 100 }, { x: 20, y: 50 }).map(({ x, y }) => [x, y])).toEqual([
    [200, 100],
    [220, 100],
    [220, 140],
    [6, 140],
    [6, 50],
    [20, 50],
  ]);
});

it('passes over the frame of a target that stands below to the left', () => {
  expect(sidewaysRoute({ x: 300, y: 380 }, { x: 22, y: 480 }, { toHead: 40 }).map(({ x, y }) => [x, y])).toEqual([
    [300, 380],
    [320, 380],
    [320, 430],
    [8, 430],
    [8, 480],
    [22, 480],
  ]);
});

it('enters a window from above its frame', () => {
  expect(overheadRoute({ x: 200, y: 100 }, { x: 400, y: 80 }).map(({ x, y }) => [x, y])).toEqual([
    [200, 100],
    [220, 100],
    [220, 28],
    [400, 28],
    [400, 80],
  ]);
});

it('keeps edges of up to three sources apart before the column in which they end', () => {
  const uprights = [0, 1, 2, 3].map((lane) => sidewaysRoute({ x: 200, y: 400 }, { x: 300, y: 100 }, { lane })[1]?.x);
  expect(uprights).toEqual([270, 262, 278, 270]);
});
