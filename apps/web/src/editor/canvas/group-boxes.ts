import type { Note } from '@rulewright/diagram';
import type { FrameGroup, Places } from '../document/place.js';
import { boundsOf } from './fit-zoom.js';
import type { FrameBox } from './layout.js';
import { GRID } from './measure.js';
import { noteRoom } from './note-layout.js';

/** Between the statements and the line around them; the label stands above that. Steps of the grid, to which a dragged group snaps. */
export const GROUP_PAD = GRID;
export const GROUP_HEAD = 2 * GRID;

/** A group with its place: as large as the statements in it, and the notes above them, need. */
export interface GroupBox {
  readonly group: FrameGroup;
  /** ids of its statements that are there */
  readonly frames: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A group of which no statement is there is not drawn. O(statements). */
export function groupBoxes(
  groups: readonly FrameGroup[],
  boxes: readonly FrameBox[],
  { places, notes }: { readonly places: Places; readonly notes: readonly Note[] },
): readonly GroupBox[] {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  return groups.flatMap((group) => {
    const inside = group.frames.flatMap((id) => byId.get(id) ?? []);
    if (inside.length === 0) return [];
    const standing = new Map(inside.map((box) => [box.id, placeWithNotes(box, places, notes)]));
    const tall = inside.map(({ id, width, height }) => ({ id, width, height: height + (standing.get(id)?.room ?? 0) }));
    const { x, y, width, height } = boundsOf(tall, standing);
    return [
      {
        group,
        frames: inside.map(({ id }) => id),
        x: x - GROUP_PAD,
        y: y - GROUP_PAD - GROUP_HEAD,
        width: width + 2 * GROUP_PAD,
        height: height + 2 * GROUP_PAD + GROUP_HEAD,
      },
    ];
  });
}

function placeWithNotes(box: FrameBox, places: Places, notes: readonly Note[]) {
  const { x, y } = places.get(box.id) ?? { x: 0, y: 0 };
  const room = noteRoom(notes, box);
  return { x, y: y - room, room };
}
