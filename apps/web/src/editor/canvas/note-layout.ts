import type { Note } from '@rulewright/diagram';
import type { Places } from '../document/place.js';
import type { FrameBox } from './layout.js';
import { GRID } from './measure.js';

const LINE = 16;
const PAD = 8;
const GAP = 8;
/** mean width of a letter of the interface's font at 12 px */
const CHAR = 6.1;
const BAR = 14;
/** of notes that stand by themselves */
const LONE_WIDTH = 240;

/** A note with its place: from the upper left corner of its frame, or on the canvas when it stands above none. */
export interface NoteBox {
  readonly note: Note;
  readonly frame: string | undefined;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How high all notes above a frame are, with the gap to it; 0 without notes. */
export function noteRoom(notes: readonly Note[], frame: Pick<FrameBox, 'id' | 'width'>): number {
  const height = notes
    .filter((note) => note.above === frame.id)
    .reduce((sum, note) => sum + noteHeight(note, frame.width) + GAP, 0);
  return Math.ceil(height / GRID) * GRID;
}

/** Notes stand above the statement that they are written above; those at the end of the text below everything. */
export function noteBoxes(notes: readonly Note[], frames: readonly FrameBox[], places: Places): readonly NoteBox[] {
  const above = frames.flatMap((frame) => {
    let y = -GAP;
    return notes
      .filter((note) => note.above === frame.id)
      .toReversed()
      .map((note): NoteBox => {
        const height = noteHeight(note, frame.width);
        y -= height;
        const box = { note, frame: frame.id, x: 0, y, width: frame.width, height };
        y -= GAP;
        return box;
      });
  });
  const bottoms = frames.map((frame) => (places.get(frame.id)?.y ?? 0) + frame.height);
  let bottom = Math.max(0, ...bottoms) + GRID;
  const lone = notes
    .filter((note) => note.above === undefined)
    .map((note): NoteBox => {
      const height = noteHeight(note, LONE_WIDTH);
      const box = { note, frame: undefined, x: GRID, y: bottom, width: LONE_WIDTH, height };
      bottom += height + GAP;
      return box;
    });
  return [...above, ...lone];
}

function noteHeight({ text }: Note, width: number): number {
  const perLine = Math.max(8, Math.floor((width - BAR) / CHAR));
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
  return lines * LINE + PAD;
}
