import { expect, it } from 'vitest';
import { panIntoSight } from './pan-into-sight.js';

const PANE = { width: 800, height: 600 };

it('leaves the view alone while the box is inside', () => {
  expect(panIntoSight({ x: 0, y: 400, width: 218, height: 200 }, PANE)).toEqual({ x: 0, y: 0 });
});

it('moves the view no further than the box sticks out', () => {
  expect(panIntoSight({ x: 700, y: 100, width: 218, height: 120 }, PANE)).toEqual({ x: -134, y: 0 });
  expect(panIntoSight({ x: -40, y: 550, width: 218, height: 120 }, PANE)).toEqual({ x: 56, y: -86 });
});

it('shows the beginning of a box that the pane has no room for', () => {
  expect(panIntoSight({ x: 300, y: 200, width: 900, height: 700 }, PANE)).toEqual({ x: -284, y: -184 });
});
