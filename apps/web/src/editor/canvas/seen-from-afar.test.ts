import { expect, it } from 'vitest';
import type { CanvasNode } from './canvas-data.js';
import { seenFromAfar } from './seen-from-afar.js';

const node = (id: string, type: CanvasNode['type'], parentId?: string, out = false) =>
  ({ id, type, parentId, position: { x: 0, y: 0 }, data: { ports: { in: false, out } } }) as unknown as CanvasNode;

const NODES = [
  node('scan', 'frame'),
  node('scan/filter', 'node', 'scan'),
  node('scan/insert', 'node', 'scan', true),
  node('note', 'note', 'scan'),
  node('scan/lane', 'lane', 'scan'),
  node('scan/lane/a', 'node', 'scan/lane'),
];
const seen = (...selected: readonly string[]) => seenFromAfar(NODES, (id) => selected.includes(id)).map(({ id }) => id);

it('keeps statements, notes, the ends of edges, and what is selected with all that holds it', () => {
  expect(seen()).toEqual(['scan', 'scan/insert', 'note']);
  expect(seen('scan/lane/a')).toEqual(['scan', 'scan/insert', 'note', 'scan/lane', 'scan/lane/a']);
});
