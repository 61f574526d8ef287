import { expect, it } from 'vitest';
import { roomForGroup } from './room-for-group.js';

const frame = (id: string, x: number, y: number) => ({ id, x, y, width: 208, height: 96 });
const frames = [frame('a', 16, 16), frame('b', 16, 128), frame('c', 16, 240), frame('far', 400, 128)];
const moved = (...group: readonly string[]) => [...roomForGroup(frames, new Set(group))].map(([id, { y }]) => [id, y]);

it('moves a group and what stands below it down, so that its label covers nothing above it', () => {
  expect(moved('b')).toEqual([
    ['b', 176],
    ['c', 288],
  ]);
});

it('moves nothing where there is room', () => {
  expect([moved('a'), moved('a', 'b'), moved('far'), moved()]).toEqual([[], [], [], []]);
});
