import type { Place } from '../document/place.js';

export interface Area {
  readonly width: number;
  readonly height: number;
}

export interface Sized extends Area {
  readonly id: string;
}

/** Free at the edges of the pane, in pixels of the screen. */
export const VIEW_MARGIN = 16;

/** The box around all frames. At least one frame. */
export function boundsOf(frames: readonly Sized[], places: ReadonlyMap<string, Place>): Place & Area {
  const boxes = frames.map(({ id, width, height }) => ({ ...(places.get(id) ?? { x: 0, y: 0 }), width, height }));
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** How large all frames can be drawn within the pane; 1, which is their own size, at most. */
export function fitZoom(frames: readonly Sized[], places: ReadonlyMap<string, Place>, pane: Area): number {
  if (frames.length === 0) return 1;
  const bounds = boundsOf(frames, places);
  return Math.min(1, (pane.width - 2 * VIEW_MARGIN) / bounds.width, (pane.height - 2 * VIEW_MARGIN) / bounds.height);
}
