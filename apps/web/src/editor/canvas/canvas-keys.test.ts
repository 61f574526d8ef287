import type { BlockNode, Frame } from '@rulewright/diagram';
import { expect, it } from 'vitest';
import { DiagramIndex } from '../document/diagram-index.js';
import { nextInCanvas } from './canvas-keys.js';

const span = { start: 0, end: 0 };
const block = (id: string): BlockNode => ({ shape: 'block', id, kind: 'filter', span, word: id, lines: [] });
const frame = (id: string, ...trunk: readonly string[]): Frame => ({
  id,
  form: 'chain',
  title: id,
  span,
  chips: [],
  inputs: [],
  trunk: trunk.map(block),
  branches: [],
});

const index = new DiagramIndex({ frames: [frame('Scan', 'group', 'alert'), frame('worm', 'select')], edges: [] });
const after = (key: string, selected?: string) => {
  const next = nextInCanvas(key, { selected, index });
  return next.kind === 'go' ? next.id : next.kind;
};

it('walks the parts down and up in the order of the text, to the ends', () => {
  expect([
    after('ArrowDown'),
    after('ArrowDown', 'Scan'),
    after('ArrowDown', 'alert'),
    after('ArrowDown', 'select'),
    after('ArrowUp', 'Scan'),
  ]).toEqual(['Scan', 'group', 'worm', 'select', 'Scan']);
});

it('goes from statement to statement sideways', () => {
  expect([after('ArrowRight', 'alert'), after('ArrowLeft', 'select')]).toEqual(['worm', 'Scan']);
});

it('selects more with Shift, from the part that has the focus', () => {
  const extended = (key: string, selected: string, focused: string) => nextInCanvas(key, { selected, focused, index });
  expect([
    extended('Shift+ArrowRight', 'Scan', 'Scan'),
    extended('Shift+ArrowDown', 'Scan', 'group'),
    extended('Shift+ArrowRight', 'Scan', 'worm'),
  ]).toEqual([{ kind: 'extend', id: 'worm' }, { kind: 'extend', id: 'alert' }, { kind: 'none' }]);
});

it('leads to the form by Enter, to the text by Shift Enter, and lets go by Escape', () => {
  expect([
    after('Enter', 'alert'),
    after('Shift+Enter', 'alert'),
    after('Escape', 'alert'),
    after('Enter'),
    after('x', 'alert'),
  ]).toEqual(['edit', 'text', undefined, 'none', 'none']);
});
