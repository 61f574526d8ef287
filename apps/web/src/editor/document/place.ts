import type { Frame } from '@rulewright/diagram';

/** Where a frame stands, in canvas units. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

export type Places = ReadonlyMap<string, Place>;

/** Where the statement that an edit makes shall stand. */
export interface Spot {
  /** where those stand that are there: kept, so that none of them moves */
  readonly standing: Places;
  /** Its place among the others, once it is drawn. */
  readonly settle: (made: Frame, others: readonly Frame[], places: Places) => Place;
}

/** How statements are arranged by hand. */
export interface Arrangement {
  readonly places: Places;
  readonly groups: readonly FrameGroup[];
}

/** A labelled frame around statements; where it stands follows from them. A statement is in one group at most. */
export interface FrameGroup {
  readonly id: string;
  readonly label: string;
  /** ids of statements; one that is gone may come back by undo */
  readonly frames: readonly string[];
}
