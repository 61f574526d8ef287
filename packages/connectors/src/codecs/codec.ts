/** What a codec reads out of a piece of text: plain data by name, not yet fitted to an event type. `__proto__` is a name like any. */
export type RawRecord = Readonly<Record<string, unknown>>;

/** Why a piece of text is no record. */
export type DecodeFailure =
  | 'event-malformed'
  | 'event-not-an-object'
  | 'event-encoding'
  | 'event-too-deep'
  | 'event-too-large'
  | 'event-line-format';

export type Decoded =
  | { readonly kind: 'record'; readonly record: RawRecord }
  | { readonly kind: 'rejected'; readonly code: DecodeFailure; readonly message: string };

/** Byte ranges of the records of a batch, in order; `ends[i]` is exclusive. */
export interface Pieces {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/**
 * A wire format of event batches. `split` finds where the records are without reading them (O(bytes), never fails, so that a batch can be
 * counted and journalled before it is understood); `decode` reads one of them. One bad piece never harms another.
 */
export interface Codec {
  readonly name: string;
  split(bytes: Uint8Array): Pieces;
  decode(text: string): Decoded;
  /**
   * Reads a whole batch at once, which costs less than to look for its records first. Gives what `decode` gives of each piece of `split`.
   *
   * @returns undefined if this batch has to be read piece by piece
   */
  decodeAll?(text: string): readonly Decoded[] | undefined;
}

/** Limits of one record; what passes them is rejected, its neighbours are not. */
export interface RecordLimits {
  readonly maxBytes: number;
  readonly maxDepth: number;
}
export const DEFAULT_RECORD_LIMITS: RecordLimits = { maxBytes: 1_048_576, maxDepth: 64 };

export function rejected(code: DecodeFailure, message: string): Decoded {
  return { kind: 'rejected', code, message };
}
