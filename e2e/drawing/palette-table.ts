import { readFileSync } from 'node:fs';

/** What a tool is put on, what is then said of it, what it is connected to, and the lines of the text that are new afterwards. */
export interface PaletteLine {
  /** id of a part; without one the empty canvas */
  readonly onto?: string;
  /** the part and its field: written, chosen, or the property of its first condition; tools without one have nothing to be said */
  readonly set?: readonly [part: string, kind: 'text' | 'choice' | 'property', field: string, value: string];
  readonly edge?: readonly [from: string, to: string];
  readonly gives: readonly string[];
}

/** A statement of every form that a tool may want to stand on. */
export const GROUND = readFileSync(new URL('palette-ground.epl', import.meta.url), 'utf8');

/** One line a tool, by its id; the flow fails for a tool without one. */
export const PALETTE_TABLE: Readonly<Record<string, PaletteLine>> = JSON.parse(
  readFileSync(new URL('palette-table.json', import.meta.url), 'utf8'),
);
