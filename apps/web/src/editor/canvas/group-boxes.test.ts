import { expect, it } from 'vitest';
import { groupBoxes } from './group-boxes.js';
import type { FrameBox } from './layout.js';

const frame = (id: string): FrameBox => ({ id, frame: {} as FrameBox['frame'], width: 200, height: 100, children: [] });
const places = new Map([
  ['a', { x: 16, y: 64 }],
  ['b', { x: 400, y: 96 }],
]);

it('stands around its statements, with room for its label and for the notes above them', () => {
  const groups = [{ id: 'g1', label: 'Scans', frames: ['a', 'b', 'gone'] }];
  const around = { group: groups[0], frames: ['a', 'b'], x: 0, width: 616 };
  expect(groupBoxes(groups, [frame('a'), frame('b')], { places, notes: [] })).toEqual([{ ...around, y: 16, height: 196 }]);
  const notes = [{ id: 'note:0', span: { start: 0, end: 0 }, text: 'one line', above: 'a' }];
  expect(groupBoxes(groups, [frame('a'), frame('b')], { places, notes })).toEqual([{ ...around, y: -16, height: 228 }]);
});

it('is not drawn while none of its statements is there', () => {
  expect(groupBoxes([{ id: 'g1', label: '', frames: ['gone'] }], [frame('a')], { places, notes: [] })).toEqual([]);
});
