import { GRID } from './measure.js';

/** Between the edge of the page and the first frame. */
export const PAGE_MARGIN = 16;

/** A page is so many times wider than high. */
export const PAGE = 1.6;

/**
 * How wide the rows of a page are that has so large an area: a fifth more than its shape asks for, so that one last column does not begin a
 * row of its own.
 */
export function pageWidth(area: number, narrowest: number): number {
  return Math.max(narrowest, Math.sqrt(area * PAGE) * 1.2);
}

/** To the nearest line of the grid. */
export function snapped(value: number): number {
  return Math.round(value / GRID) * GRID;
}

/** Up to the next line of the grid. */
export function snappedUp(value: number): number {
  return Math.ceil(value / GRID) * GRID;
}
