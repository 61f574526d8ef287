import type { Frame } from '@rulewright/diagram';
import { carriedGroups } from './frame-groups.js';
import type { Arrangement, Places } from './place.js';

/** The statements of one text. */
interface Statements {
  readonly text: string;
  readonly frames: readonly Pick<Frame, 'id' | 'span'>[];
}

/**
 * Places and groups after an edit. A frame's id is its name or ordinal, so a new name or a statement written above gives it another id: what
 * is the same statement keeps its place and its group. Statements that are alike at the beginning and at the end are the same ones; between
 * them the same id is the same statement, and of what is left the same order, if as many are left on both sides. What is known of frames
 * that are gone stays: undo may bring them back. O(text).
 */
export function carried(before: Statements, after: Statements, { places, groups }: Arrangement): Arrangement {
  const renamed = pairs(before, after).filter(([from, to]) => from !== to);
  if (renamed.length === 0) return { places, groups };
  return { places: carriedPlaces(renamed, places), groups: carriedGroups(groups, renamed) };
}

function carriedPlaces(renamed: readonly (readonly [string, string])[], places: Places): Places {
  const moved = new Map(places);
  for (const [from] of renamed) moved.delete(from);
  for (const [from, to] of renamed) {
    const place = places.get(from);
    if (place === undefined) moved.delete(to);
    else moved.set(to, place);
  }
  return moved;
}

/** Ids of the same statement before and after. */
function pairs(before: Statements, after: Statements): readonly (readonly [string, string])[] {
  const textOf = ({ text }: Statements, frame: Pick<Frame, 'span'>) => text.slice(frame.span.start, frame.span.end);
  const alike = (a: number, b: number) => {
    const [one, other] = [before.frames[a], after.frames[b]];
    return one !== undefined && other !== undefined && textOf(before, one) === textOf(after, other);
  };
  const least = Math.min(before.frames.length, after.frames.length);
  let head = 0;
  while (head < least && alike(head, head)) head += 1;
  let tail = 0;
  while (tail < least - head && alike(before.frames.length - 1 - tail, after.frames.length - 1 - tail)) tail += 1;
  const [oldIds, newIds] = [before, after].map(({ frames }) => frames.map((frame) => frame.id));
  if (oldIds === undefined || newIds === undefined) return [];
  const [oldMiddle, newMiddle] = [oldIds.slice(head, oldIds.length - tail), newIds.slice(head, newIds.length - tail)];
  const oldLeft = oldMiddle.filter((id) => !newMiddle.includes(id));
  const newLeft = newMiddle.filter((id) => !oldMiddle.includes(id));
  const same = (one: readonly string[], other: readonly string[]) =>
    one.flatMap((id, index) => {
      const twin = other[index];
      return twin === undefined ? [] : [[id, twin] as const];
    });
  return [
    ...same(oldIds.slice(0, head), newIds.slice(0, head)),
    ...(oldLeft.length === newLeft.length ? same(oldLeft, newLeft) : []),
    ...same(oldIds.slice(oldIds.length - tail), newIds.slice(newIds.length - tail)),
  ];
}
