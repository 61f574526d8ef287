import { expect, it } from 'vitest';
import { hiddenIn, toggled } from './panes.js';

const after = (search: string, pane: 'canvas' | 'epl') => toggled(new URLSearchParams(search), pane).toString();

it('keeps in the address which panes are hidden', () => {
  expect([after('', 'epl'), after('hide=epl', 'epl'), after('node=x', 'canvas')]).toEqual(['hide=epl', '', 'node=x&hide=canvas']);
});

it('shows the other pane when the last one is hidden', () => {
  expect(after('hide=epl', 'canvas')).toBe('hide=canvas');
});

it('shows everything when an address hides everything', () => {
  expect([...hiddenIn(new URLSearchParams('hide=canvas,epl'))]).toEqual([]);
});
