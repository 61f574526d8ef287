import type { DiagramIndex } from '../document/diagram-index.js';

/** What a key means while the picture has the focus. */
export type CanvasStep =
  | { readonly kind: 'none' }
  | { readonly kind: 'go'; readonly id: string | undefined }
  | { readonly kind: 'text' }
  | { readonly kind: 'edit' };

const NONE: CanvasStep = { kind: 'none' };

/**
 * Arrows down and up walk the parts in the order of the text, right and left the statements; Enter goes to the part's form, Shift Enter to
 * its text, Escape lets go.
 */
export function nextInCanvas(key: string, selected: string | undefined, index: DiagramIndex | undefined): CanvasStep {
  if (index === undefined || index.nodes.length === 0) return NONE;
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

function step(ids: readonly string[], at: string | undefined, by: number): CanvasStep {
  const place = at === undefined ? -1 : ids.indexOf(at);
  const next = place === -1 ? ids[0] : ids[Math.min(Math.max(place + by, 0), ids.length - 1)];
  return { kind: 'go', id: next };
}
