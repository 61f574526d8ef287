import type { Span } from '@rulewright/core';
import type { Refusal } from '@rulewright/diagram';
import type { Analysis } from './analysis.js';
import type { FrameGroup, Places } from './place.js';

/** Asks a pane to bring a place into sight; a new object each time, so that the same place can be asked for twice. */
export interface Reveal {
  readonly pane: 'text' | 'canvas';
  readonly span: Span;
  readonly focus: boolean;
}

/** What an open rule is now; see `EditorModel` for how it changes. */
export interface EditorState {
  readonly text: string;
  /** the text of `version`, which the server holds */
  readonly savedText: string;
  /** newest stored version that this edit began from or made */
  readonly version: number;
  /** of the newest text that the language has read; while typing a little behind `text` */
  readonly analysis: Analysis | undefined;
  /** id of the selected part of the picture */
  readonly selected: string | undefined;
  /** ids of what is selected beside it: what is copied, deleted, aligned or moved together */
  readonly also: ReadonlySet<string>;
  /** where frames were put by hand; the others are placed by the layout */
  readonly places: Places;
  readonly groups: readonly FrameGroup[];
  readonly reveal: Reveal | undefined;
  /** why the last edit of the picture was not taken; until the next one */
  readonly refusal: Refusal | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}
