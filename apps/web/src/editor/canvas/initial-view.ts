import type { Place } from '../document/place.js';
import { type Area, boundsOf, fitZoom, type Sized, VIEW_MARGIN } from './fit-zoom.js';

export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** a text smaller than this is no use: rather a part of the rule that can be read well */
const LEAST_ZOOM = 0.6;
const PART_ZOOM = 0.8;

/** The first look at a rule: from its upper left corner, as large as it fits but readable. */
export function initialView(boxes: readonly Sized[], places: ReadonlyMap<string, Place>, pane: Area): View {
  const bounds = boundsOf(boxes, places);
  const fit = fitZoom(boxes, places, pane);
  const zoom = fit < LEAST_ZOOM ? PART_ZOOM : fit;
  return { x: VIEW_MARGIN - bounds.x * zoom, y: VIEW_MARGIN - bounds.y * zoom, zoom };
}
