/** How a recorded scenario went: every one is exactly one of these. */
export type Verdict =
  | { readonly kind: 'agree' }
  | { readonly kind: 'differ'; readonly difference: Difference }
  | { readonly kind: 'out'; readonly reason: string };

/** The first place where the engine answers something else. */
export interface Difference {
  /** index of the step in the recording */
  readonly step: number;
  /** the step itself, shortened */
  readonly did: string;
  /** EPL that is deployed at that moment, or the text of the step */
  readonly epl: string;
  readonly expected: string;
  readonly actual: string;
}

/** Thrown by a run that cannot be asked of this engine; see out-of-scope.ts. */
export class NotAsked extends Error {
  override readonly name = 'NotAsked';
}
