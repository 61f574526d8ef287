import type { Place } from '../document/place.js';
import { type Area, VIEW_MARGIN } from './fit-zoom.js';

/**
 * How far a view moves until a box, in pixels of the screen from the pane's upper left corner, is inside: not at all if it is, else as far
 * as it must. Of a box larger than the pane its upper left corner is shown.
 */
export function panIntoSight(box: Place & Area, pane: Area): Place {
  return { x: along(box.x, box.width, pane.width), y: along(box.y, box.height, pane.height) };
}

function along(start: number, length: number, room: number): number {
  if (start >= 0 && start + length <= room) return 0;
  const toStart = VIEW_MARGIN - start;
  const toEnd = room - VIEW_MARGIN - (start + length);
  return start < 0 || length > room - 2 * VIEW_MARGIN ? toStart : toEnd;
}
