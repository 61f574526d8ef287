export type Pane = 'canvas' | 'epl' | 'outline';

/** From this width on the palette stands beside the canvas; below it a strip does, and it opens on request. */
export const PALETTE_FROM = 1_400;

/** From this width on canvas, outline and text stand side by side. */
export const THREE_ABREAST_FROM = 1_680;

/** Whether the palette is shown: as the address says, else where the window is not narrow. */
export function paletteShown(search: URLSearchParams, narrow: boolean): boolean {
  const said = search.get('types');
  return said === null ? !narrow : said === '1';
}

/** The address with the palette shown or hidden. */
export function withPalette(search: URLSearchParams, shown: boolean): URLSearchParams {
  const next = new URLSearchParams(search);
  next.set('types', shown ? '1' : '0');
  return next;
}

/** From left to right. */
export const PANES: readonly Pane[] = ['canvas', 'outline', 'epl'];

/** What is shown where the address says nothing. */
const USUAL: readonly Pane[] = ['canvas', 'epl'];

/** Panes that an address shows; never none. */
export function shownIn(search: URLSearchParams): ReadonlySet<Pane> {
  const said = search.get('panes')?.split(',');
  const shown = PANES.filter((pane) => (said ?? USUAL).includes(pane));
  return new Set(shown.length === 0 ? USUAL : shown);
}

/** The address after a pane was shown or hidden; hiding the last one shows the canvas, or the text in its place. */
export function toggled(search: URLSearchParams, pane: Pane): URLSearchParams {
  const shown = new Set(shownIn(search));
  if (shown.has(pane)) shown.delete(pane);
  else shown.add(pane);
  if (shown.size === 0) shown.add(pane === 'canvas' ? 'epl' : 'canvas');
  const panes = PANES.filter((each) => shown.has(each));
  const next = new URLSearchParams(search);
  if (panes.join() === USUAL.join()) next.delete('panes');
  else next.set('panes', panes.join(','));
  return next;
}
