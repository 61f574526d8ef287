import { describe, expect, it } from 'vitest';
import { aligned } from './align-frames.js';

const frames = [
  { id: 'a', x: 16, y: 32, width: 200, height: 100 },
  { id: 'b', x: 320, y: 16, width: 240, height: 80 },
  { id: 'c', x: 640, y: 160, width: 160, height: 64 },
];

describe('frames that are selected together', () => {
  it('stand along the edge of the outermost one', () => {
    expect([
      [...aligned(frames, 'top').values()].map((place) => place.y),
      [...aligned(frames, 'right').values()].map((p) => p.x),
    ]).toEqual([
      [16, 16, 16],
      [608, 560, 640],
    ]);
  });

  it('stand with equal gaps between the first and the last', () => {
    expect([...aligned(frames, 'across')]).toEqual([
      ['a', { x: 16, y: 32 }],
      ['b', { x: 304, y: 16 }],
      ['c', { x: 640, y: 160 }],
    ]);
  });
});
