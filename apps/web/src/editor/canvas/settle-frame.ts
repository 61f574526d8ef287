import type { Frame } from '@rulewright/diagram';
import type { Place, Places, Spot } from '../document/place.js';
import type { Standing } from './align-frames.js';
import type { Area } from './fit-zoom.js';
import { layoutFrame } from './layout-frame.js';
import { snappedUp } from './page-shape.js';

const GAP = 24;
const NOTHING_WRONG: ReadonlySet<string> = new Set();

/**
 * The statement that an edit makes stands where it was let go, or as near to it as it covers no other; the others stay where
 * they are.
 */
export function spotAt(at: Place, standing: Places): Spot {
  const sizeOf = (frame: Frame) => layoutFrame(frame, NOTHING_WRONG);
  return {
    standing,
    settle: (made, others, places) =>
      freePlace(
        at,
        sizeOf(made),
        others.flatMap((frame) => {
          const place = places.get(frame.id);
          return place === undefined ? [] : [{ ...sizeOf(frame), ...place }];
        }),
      ),
  };
}

/** The place nearest to `at`, right of it or below, at which something of that size covers none of the frames. O(frames³). */
export function freePlace(at: Place, { width, height }: Area, frames: readonly Standing[]): Place {
  const isFree = ({ x, y }: Place) =>
    frames.every(
      (frame) =>
        x >= frame.x + frame.width + GAP ||
        frame.x >= x + width + GAP ||
        y >= frame.y + frame.height + GAP ||
        frame.y >= y + height + GAP,
    );
  if (isFree(at)) return at;
  const columns = [at.x, ...frames.map((frame) => snappedUp(frame.x + frame.width + GAP)).filter((x) => x > at.x)];
  const rows = [at.y, ...frames.map((frame) => snappedUp(frame.y + frame.height + GAP)).filter((y) => y > at.y)];
  const away = ({ x, y }: Place) => x - at.x + y - at.y;
  const places = columns.flatMap((x) => rows.map((y) => ({ x, y }))).sort((one, other) => away(one) - away(other));
  return places.find(isFree) ?? at;
}
