import type { OutlineRow } from './outline-rows.js';

/** What a key means on a row of the outline. */
export type OutlineStep =
  | { readonly kind: 'none' }
  | { readonly kind: 'go'; readonly id: string }
  | { readonly kind: 'fold' | 'unfold'; readonly id: string };

const NONE: OutlineStep = { kind: 'none' };

/** Up and down walk the rows in sight, Home and End go to the first and last; right opens and goes in, left closes and goes out. */
export function nextInOutline(
  key: string,
  at: string | undefined,
  { rows, folded }: { readonly rows: readonly OutlineRow[]; readonly folded: ReadonlySet<string> },
): OutlineStep {
  const index = rows.findIndex((row) => row.id === at);
  const row = rows[index];
  const go = (next: OutlineRow | undefined): OutlineStep => (next && next.id !== at ? { kind: 'go', id: next.id } : NONE);
  switch (key) {
    case 'ArrowDown':
      return go(rows[index + 1]);
    case 'ArrowUp':
      return go(rows[index - 1]);
    case 'Home':
      return go(rows[0]);
    case 'End':
      return go(rows.at(-1));
    case 'ArrowRight':
      if (!row?.hasParts) return NONE;
      return folded.has(row.id) ? { kind: 'unfold', id: row.id } : go(rows[index + 1]);
    case 'ArrowLeft':
      if (row?.hasParts && !folded.has(row.id)) return { kind: 'fold', id: row.id };
      return go(rows.find((each) => each.id === row?.parent));
    default:
      return NONE;
  }
}
