import type { Place } from '../document/place.js';
import type { FrameBox } from './layout.js';

interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

const MARGIN = 16;
/** a text smaller than this is no use: rather a part of the rule that can be read well */
const LEAST_ZOOM = 0.6;
const PART_ZOOM = 0.8;

/** The first look at a rule: from its upper left corner, as large as it fits but readable. */
export function initialView(
  boxes: readonly FrameBox[],
  places: ReadonlyMap<string, Place>,
  pane: { readonly width: number; readonly height: number },
): View {
  const frames = boxes.map((box) => ({ ...(places.get(box.id) ?? { x: 0, y: 0 }), width: box.width, height: box.height }));
  const left = Math.min(...frames.map((frame) => frame.x));
  const top = Math.min(...frames.map((frame) => frame.y));
  const width = Math.max(...frames.map((frame) => frame.x + frame.width)) - left;
  const height = Math.max(...frames.map((frame) => frame.y + frame.height)) - top;
  const fit = Math.min((pane.width - 2 * MARGIN) / width, (pane.height - 2 * MARGIN) / height);
  const zoom = fit < LEAST_ZOOM ? PART_ZOOM : Math.min(1, fit);
  return { x: MARGIN - left * zoom, y: MARGIN - top * zoom, zoom };
}
