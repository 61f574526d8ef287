import type { DiagramIndex } from '../document/diagram-index.js';

/** What a key means while the picture has the focus. */
export type CanvasStep =
  | { readonly kind: 'none' }
  | { readonly kind: 'go'; readonly id: string | undefined }
  /** selects that part too, or lets it go if it was */
  | { readonly kind: 'extend'; readonly id: string }
  | { readonly kind: 'text' }
  | { readonly kind: 'edit' };

const NONE: CanvasStep = { kind: 'none' };

/** Where the keys begin. */
interface Standing {
  readonly selected: string | undefined;
  /** the part that has the focus, where several are selected; else the selected one */
  readonly focused?: string | undefined;
  readonly index: DiagramIndex | undefined;
}

/**
 * Arrows down and up walk the parts in the order of the text, right and left the statements, with Shift from the part that has the focus
 * and selecting as they go; Enter goes to the part's form, Shift Enter to its text, Escape lets go.
 */
export function nextInCanvas(key: string, { selected, focused = selected, index }: Standing): CanvasStep {
  if (index === undefined || index.nodes.length === 0) return NONE;
  if (key.startsWith('Shift+Arrow')) return extended(key, focused, index);
  const frameIds = () => [...new Set(index.nodes.map((node) => node.frame.id))];
  const frame = selected === undefined ? undefined : index.get(selected)?.frame.id;
  switch (key) {
    case 'Enter':
      return selected === undefined ? NONE : { kind: 'edit' };
    case 'Shift+Enter':
      return selected === undefined ? NONE : { kind: 'text' };
    case 'Escape':
      return selected === undefined ? NONE : { kind: 'go', id: undefined };
    case 'ArrowDown':
    case 'ArrowUp':
      return step(
        index.nodes.map((node) => node.id),
        selected,
        key === 'ArrowDown' ? 1 : -1,
      );
    case 'ArrowRight':
    case 'ArrowLeft':
      return step(frameIds(), frame, key === 'ArrowRight' ? 1 : -1);
    default:
      return NONE;
  }
}

function extended(key: string, focused: string | undefined, index: DiagramIndex): CanvasStep {
  const next = nextInCanvas(key.slice('Shift+'.length), { selected: focused, index });
  return next.kind === 'go' && next.id !== undefined && next.id !== focused ? { kind: 'extend', id: next.id } : NONE;
}

function step(ids: readonly string[], at: string | undefined, by: number): CanvasStep {
  const place = at === undefined ? -1 : ids.indexOf(at);
  const next = place === -1 ? ids[0] : ids[Math.min(Math.max(place + by, 0), ids.length - 1)];
  return { kind: 'go', id: next };
}
