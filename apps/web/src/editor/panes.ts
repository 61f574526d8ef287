export type Pane = 'canvas' | 'epl';

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
