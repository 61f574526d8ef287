/** Where a frame stands, in canvas units. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

export type Places = ReadonlyMap<string, Place>;

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
