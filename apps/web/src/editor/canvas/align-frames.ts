import type { Place, Places } from '../document/place.js';
import { GRID } from './measure.js';
import { snapped } from './page-shape.js';

/** A frame with its place and size. */
export interface Standing extends Place {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export const ALIGNMENTS = ['left', 'top', 'right', 'bottom', 'across', 'down'] as const;

/** Along an edge that the outermost frame sets, or `across` and `down`: with equal gaps between the outermost two. */
export type Alignment = (typeof ALIGNMENTS)[number];

/** New places of the frames, snapped to the grid. */
export function aligned(frames: readonly Standing[], alignment: Alignment): Places {
  const right = Math.max(...frames.map((frame) => frame.x + frame.width));
  const bottom = Math.max(...frames.map((frame) => frame.y + frame.height));
  const left = Math.min(...frames.map((frame) => frame.x));
  const top = Math.min(...frames.map((frame) => frame.y));
  const each = (place: (frame: Standing) => Place): Places => new Map(frames.map((frame) => [frame.id, place(frame)]));
  switch (alignment) {
    case 'left':
      return each(({ y }) => ({ x: left, y }));
    case 'top':
      return each(({ x }) => ({ x, y: top }));
    case 'right':
      return each(({ y, width }) => ({ x: snapped(right - width), y }));
    case 'bottom':
      return each(({ x, height }) => ({ x, y: snapped(bottom - height) }));
    case 'across':
      return spread(frames, { start: (frame) => frame.x, size: (frame) => frame.width, at: ({ y }, x) => ({ x, y }) });
    case 'down':
      return spread(frames, { start: (frame) => frame.y, size: (frame) => frame.height, at: ({ x }, y) => ({ x, y }) });
  }
}

interface Axis {
  readonly start: (frame: Standing) => number;
  readonly size: (frame: Standing) => number;
  readonly at: (frame: Standing, start: number) => Place;
}

/** The first and the last keep their place; if they leave no room, frames follow each other one step of the grid apart. */
function spread(frames: readonly Standing[], { start, size, at }: Axis): Places {
  const sorted = [...frames].sort((a, b) => start(a) - start(b));
  const [first] = sorted;
  if (first === undefined) return new Map();
  const room = Math.max(...sorted.map((frame) => start(frame) + size(frame))) - start(first);
  const taken = sorted.reduce((sum, frame) => sum + size(frame), 0);
  const gap = Math.max(GRID, (room - taken) / Math.max(1, sorted.length - 1));
  let next = start(first);
  return new Map(
    sorted.map((frame) => {
      const place = at(frame, snapped(next));
      next += size(frame) + gap;
      return [frame.id, place];
    }),
  );
}
