import type { Places } from '../document/place.js';
import type { Standing } from './align-frames.js';
import { boundsOf } from './fit-zoom.js';
import { GROUP_HEAD, GROUP_PAD } from './group-boxes.js';
import { GRID } from './measure.js';

/**
 * Places at which the label of a new group covers nothing: where a frame stands in its way above, the statements of the group and all that
 * stand below them move down. Only frames that move are in the answer. O(frames).
 */
export function roomForGroup(frames: readonly Standing[], group: ReadonlySet<string>): Places {
  const inside = frames.filter(({ id }) => group.has(id));
  if (inside.length === 0) return new Map();
  const bounds = boundsOf(inside, new Map(inside.map((frame) => [frame.id, frame])));
  const [left, right] = [bounds.x - GROUP_PAD, bounds.x + bounds.width + GROUP_PAD];
  const top = bounds.y - GROUP_PAD - GROUP_HEAD;
  const across = (frame: Standing) => frame.x < right && frame.x + frame.width > left;
  const above = frames.filter((frame) => !group.has(frame.id) && across(frame) && frame.y < bounds.y);
  const bottom = Math.max(top - GRID, ...above.map((frame) => frame.y + frame.height));
  const down = Math.ceil((bottom + GRID - top) / GRID) * GRID;
  if (down <= 0) return new Map();
  const moved = frames.filter((frame) => group.has(frame.id) || (across(frame) && frame.y >= bounds.y));
  return new Map(moved.map(({ id, x, y }) => [id, { x, y: y + down }]));
}
