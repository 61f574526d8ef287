import { expect, it } from 'vitest';
import { isCornerFree } from './map-corner.js';

const view = { x: 16, y: 16, zoom: 0.5 };
const pane = { width: 1_000, height: 700 };
const isFree = (x: number, y: number, size = pane) =>
  isCornerFree([{ id: 'a', width: 400, height: 600 }], new Map([['a', { x, y }]]), { view, pane: size });

it('is free while no frame reaches into the corner where the map stands', () => {
  expect([isFree(0, 0), isFree(1_600, 0), isFree(1_600, 400), isFree(2_400, 400)]).toEqual([true, true, false, true]);
});

it('has no room on a low canvas', () => {
  expect(isFree(0, 0, { width: 1_000, height: 400 })).toBe(false);
});
