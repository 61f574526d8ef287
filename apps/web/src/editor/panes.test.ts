import { expect, it } from 'vitest';
import { type Pane, paletteShown, shownIn, toggled, withPalette } from './panes.js';

const after = (search: string, pane: Pane) => decodeURIComponent(toggled(new URLSearchParams(search), pane).toString());

it('keeps in the address which panes are shown, if not the usual ones', () => {
  expect([after('', 'epl'), after('panes=canvas', 'epl'), after('node=x', 'outline')]).toEqual([
    'panes=canvas',
    '',
    'node=x&panes=canvas,outline,epl',
  ]);
});

it('shows another pane when the last one is hidden', () => {
  expect([after('panes=canvas', 'canvas'), after('panes=outline', 'outline')]).toEqual(['panes=epl', 'panes=canvas']);
});

it('shows the usual panes when an address names none', () => {
  expect([...shownIn(new URLSearchParams('panes=nothing'))]).toEqual(['canvas', 'epl']);
});

it('shows the palette beside a wide canvas, and where the address says so', () => {
  const none = new URLSearchParams();
  expect([
    paletteShown(none, false),
    paletteShown(none, true),
    paletteShown(withPalette(none, true), true),
    paletteShown(withPalette(none, false), false),
  ]).toEqual([true, false, true, false]);
});
