import type { Place } from '../document/place.js';
import type { Area, Sized } from './fit-zoom.js';
import type { View } from './initial-view.js';

/**
 * What the map takes of the lower right corner of the canvas, with the air around it and what stands below it; px of the
 * screen.
 */
const MAP = { width: 232, height: 224 };

/** A canvas lower than this is left to the picture: the map would take a third of it. */
const LEAST_HEIGHT = 420;

/** True if a map in the corner hides nothing that is seen at first. */
export function isCornerFree(
  boxes: readonly Sized[],
  places: ReadonlyMap<string, Place>,
  { view, pane }: { readonly view: View; readonly pane: Area },
): boolean {
  if (pane.height < LEAST_HEIGHT) return false;
  const [left, top] = [pane.width - MAP.width, pane.height - MAP.height];
  return !boxes.some(({ id, width, height }) => {
    const { x, y } = places.get(id) ?? { x: 0, y: 0 };
    const [boxLeft, boxTop] = [x * view.zoom + view.x, y * view.zoom + view.y];
    const isInPane = boxLeft < pane.width && boxTop < pane.height;
    return isInPane && boxLeft + width * view.zoom > left && boxTop + height * view.zoom > top;
  });
}
