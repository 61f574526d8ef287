import { isUtf8 } from 'node:buffer';
import { type Codec, DEFAULT_RECORD_LIMITS, type Decoded, type Pieces, type RecordLimits, rejected } from './codec.js';
import { depthExceeds } from './depth.js';

/** A batch that is larger is read piece by piece, so that its records are not all in memory at once. */
const AT_ONCE_BYTES = 1_048_576;

/**
 * Reads the records of a batch one after another, calling `each` with the position of the record from 0. Bytes that are no UTF-8, records
 * over a limit and malformed ones are rejections of that record alone. O(bytes).
 */
export function decodeBatch(
  batch: { readonly codec: Codec; readonly bytes: Uint8Array; readonly pieces?: Pieces; readonly limits?: RecordLimits },
  each: (decoded: Decoded, index: number) => void,
): void {
  const { codec, bytes, limits = DEFAULT_RECORD_LIMITS } = batch;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // One check of the whole batch (vectorised) instead of one a record; only a damaged batch is checked piece by piece.
  const sound = isUtf8(buffer);
  // A batch that is no larger than a record may be has no record that is.
  const all = sound && bytes.length <= Math.min(limits.maxBytes, AT_ONCE_BYTES) ? codec.decodeAll?.(buffer.toString()) : undefined;
  if (all) {
    for (const [index, decoded] of all.entries()) each(withinDepth(decoded, limits), index);
    return;
  }
  const { starts, ends } = batch.pieces ?? codec.split(bytes);
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i] ?? 0;
    const end = ends[i] ?? start;
    each(decodePiece({ codec, buffer, sound, limits }, start, end), i);
  }
}

interface Reading {
  readonly codec: Codec;
  readonly buffer: Buffer;
  readonly sound: boolean;
  readonly limits: RecordLimits;
}

function decodePiece({ codec, buffer, sound, limits }: Reading, start: number, end: number): Decoded {
  if (end - start > limits.maxBytes) {
    return rejected('event-too-large', `the event has ${end - start} bytes, at most ${limits.maxBytes} are taken`);
  }
  if (!sound && !isUtf8(buffer.subarray(start, end))) return rejected('event-encoding', 'the event is not UTF-8');
  return withinDepth(codec.decode(buffer.toString('utf8', start, end)), limits);
}

function withinDepth(decoded: Decoded, limits: RecordLimits): Decoded {
  if (decoded.kind === 'record' && depthExceeds(decoded.record, limits.maxDepth)) {
    return rejected('event-too-deep', `the event nests deeper than ${limits.maxDepth} levels`);
  }
  return decoded;
}
