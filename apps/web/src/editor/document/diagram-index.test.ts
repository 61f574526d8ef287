import type { BlockNode, Frame, ModuleDiagram } from '@rulewright/diagram';
import { expect, it } from 'vitest';
import { DiagramIndex } from './diagram-index.js';

const block = (id: string, start: number, end: number): BlockNode => ({
  shape: 'block',
  id,
  kind: 'filter',
  span: { start, end },
  word: id,
  lines: [],
});

const frame: Frame = {
  id: 'Scan',
  form: 'chain',
  title: 'Scan',
  span: { start: 10, end: 90 },
  chips: [],
  inputs: [{ id: 'Scan/from.0', name: 'event', nodes: [block('source', 20, 25), block('filter', 26, 60)] }],
  trunk: [block('group', 60, 80)],
  branches: [],
};

const diagram: ModuleDiagram = { frames: [frame], edges: [] };
const index = new DiagramIndex(diagram);

it('finds the innermost part at a caret', () => {
  const at = (offset: number) => index.at({ start: offset, end: offset })?.id;
  expect([at(0), at(10), at(22), at(40), at(70), at(85), at(91)]).toEqual([
    undefined,
    'Scan',
    'source',
    'filter',
    'group',
    'Scan',
    undefined,
  ]);
});

it('finds the part that covers a whole selection', () => {
  expect(index.at({ start: 40, end: 70 })?.id).toBe('Scan');
});

it('knows the statement of every part', () => {
  expect(index.nodes.map((node) => [node.id, node.frame.id])).toEqual([
    ['Scan', 'Scan'],
    ['source', 'Scan'],
    ['filter', 'Scan'],
    ['group', 'Scan'],
  ]);
});
