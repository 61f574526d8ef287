import type { BlockNode, Frame } from '@rulewright/diagram';
import { expect, it } from 'vitest';
import { borrowedCounters, stockCounter } from './counter-id.js';

const span = { start: 0, end: 0 };
const block = (id: string, kind: BlockNode['kind']): BlockNode => ({ shape: 'block', id, kind, span, word: id, lines: [] });
const frame = (more: Partial<Frame>): Frame => ({
  id: 'Scan',
  form: 'chain',
  title: 'Scan',
  span,
  chips: [],
  inputs: [],
  trunk: [],
  branches: [],
  ...more,
});

it('shows at the filter what passed it, and at the end what left the statement', () => {
  const scan = frame({
    inputs: [
      {
        id: 'i',
        name: 'event',
        nodes: [
          block('Scan/from.0', 'event-type'),
          block('Scan/from.0/filter', 'filter'),
          block('Scan/from.0/view.0', 'time-window'),
        ],
      },
    ],
    trunk: [block('Scan/group', 'group'), block('Scan/output', 'output-rate'), block('Scan/annotation.1', 'alert')],
  });
  expect([...borrowedCounters(scan)]).toEqual([
    ['Scan/from.0/filter', 'Scan/from.0'],
    ['Scan/from.0', undefined],
    ['Scan/output', 'Scan'],
    ['Scan/annotation.1', 'Scan'],
  ]);
});

it('leaves a source without a filter its own figures, and gives the last node those of the statement', () => {
  const plain = frame({
    inputs: [{ id: 'i', name: 'event', nodes: [block('Scan/from.0', 'event-type')] }],
    trunk: [block('Scan/select', 'select')],
  });
  expect([...borrowedCounters(plain)]).toEqual([['Scan/select', 'Scan']]);
});

it('shows at the groups how many their statement holds, and at every other node what it holds itself', () => {
  expect(stockCounter(frame({}), block('Scan/group', 'group'))).toBe('Scan');
  expect(stockCounter(frame({}), block('Scan/from.0/view.0', 'time-window'))).toBe('Scan/from.0/view.0');
});
