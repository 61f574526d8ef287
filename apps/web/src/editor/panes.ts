export type Pane = 'canvas' | 'epl';

/** From this width on the palette stands beside the canvas; below it opens on request. */
const PALETTE_FROM = 1_600;

/** Whether the palette is shown: as the address says, else by the width of the window. */
export function paletteShown(search: URLSearchParams, windowWidth: number): boolean {
  const said = search.get('types');
  return said === null ? windowWidth >= PALETTE_FROM : said === '1';
}

/** The address with the palette shown or hidden. */
export function withPalette(search: URLSearchParams, shown: boolean): URLSearchParams {
  const next = new URLSearchParams(search);
  next.set('types', shown ? '1' : '0');
  return next;
}

export const PANES: readonly Pane[] = ['canvas', 'epl'];

/** Panes that an address hides; never all of them. */
export function hiddenIn(search: URLSearchParams): ReadonlySet<Pane> {
  const hidden = new Set(PANES.filter((pane) => (search.get('hide') ?? '').split(',').includes(pane)));
  return hidden.size === PANES.length ? new Set() : hidden;
}

/** The address after a pane was shown or hidden; hiding the last one shows the other instead. */
export function toggled(search: URLSearchParams, pane: Pane): URLSearchParams {
  const hidden = new Set(hiddenIn(search));
  if (hidden.has(pane)) hidden.delete(pane);
  else hidden.add(pane);
  const others = PANES.filter((each) => each !== pane);
  if (hidden.size === PANES.length) for (const other of others) hidden.delete(other);
  const next = new URLSearchParams(search);
  if (hidden.size === 0) next.delete('hide');
  else next.set('hide', [...hidden].join(','));
  return next;
}
