import { expect, it } from 'vitest';
import { hiddenIn, paletteShown, toggled, withPalette } from './panes.js';

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

it('shows the palette beside a wide canvas, and where the address says so', () => {
  const none = new URLSearchParams();
  expect([
    paletteShown(none, 1_680),
    paletteShown(none, 1_440),
    paletteShown(withPalette(none, true), 1_280),
    paletteShown(withPalette(none, false), 1_920),
  ]).toEqual([true, false, true, false]);
});
