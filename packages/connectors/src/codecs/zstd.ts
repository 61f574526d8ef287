import { Decompress } from 'fzstd';
import type { Expanded } from './expanded.js';

/** A decoder keeps one window in memory before it has read a block: what asks for more than this is refused (the format's own advice is 8 MB). */
const MAX_WINDOW_BYTES = 16 * 1_048_576;

/** Takes Zstandard compression off (RFC 8878); several frames follow one another. Stops at `maxBytes`. */
export function expandZstd(bytes: Uint8Array, maxBytes: number): Expanded {
  const fault = frameFault(bytes, maxBytes);
  if (fault) return fault;
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    new Decompress((chunk) => {
      size += chunk.length;
      if (size > maxBytes) throw new TooLarge();
      chunks.push(chunk.slice());
    }).push(bytes, true);
  } catch (error) {
    if (error instanceof TooLarge) return { kind: 'too-large' };
    return { kind: 'damaged', message: error instanceof Error ? error.message : String(error) };
  }
  return { kind: 'expanded', bytes: Buffer.concat(chunks, size) };
}

class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** Reads the header of every frame, so that no frame makes the decoder take memory that the limits do not allow. */
function frameFault(bytes: Uint8Array, maxBytes: number): Expanded | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (at + 8 <= bytes.length) {
    const magic = view.getUint32(at, true);
    if (magic >>> 4 === 0x184d2a5) {
      at += 8 + view.getUint32(at + 4, true);
      continue;
    }
    if (magic !== 0xfd2fb528) return { kind: 'damaged', message: 'not a zstd frame' };
    const header = readHeader(view, at);
    if (!header) return { kind: 'damaged', message: 'the zstd header is cut off' };
    if (header.contentBytes > maxBytes || header.windowBytes > Math.max(MAX_WINDOW_BYTES, maxBytes)) return { kind: 'too-large' };
    at = frameEnd(view, at + header.bytes, header.checksum);
  }
  return at === bytes.length ? undefined : { kind: 'damaged', message: 'the zstd data is cut off' };
}

interface FrameHeader {
  readonly bytes: number;
  readonly contentBytes: number;
  readonly windowBytes: number;
  readonly checksum: boolean;
}

function readHeader(view: DataView, start: number): FrameHeader | undefined {
  const flags = view.getUint8(start + 4);
  const single = (flags & 0x20) !== 0;
  const dictionaryBytes = [0, 1, 2, 4][flags & 3] ?? 0;
  const sizeBytes = [single ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0;
  const sizeAt = start + 5 + (single ? 0 : 1) + dictionaryBytes;
  if (sizeAt + sizeBytes > view.byteLength) return undefined;
  const contentBytes = contentSize(view, sizeAt, sizeBytes);
  const windowBytes = single ? contentBytes : windowSize(view.getUint8(start + 5));
  return { bytes: sizeAt + sizeBytes - start, contentBytes, windowBytes, checksum: (flags & 4) !== 0 };
}

function contentSize(view: DataView, at: number, bytes: number): number {
  switch (bytes) {
    case 1:
      return view.getUint8(at);
    case 2:
      return view.getUint16(at, true) + 256;
    case 4:
      return view.getUint32(at, true);
    case 8:
      return Number(view.getBigUint64(at, true));
    default:
      return 0;
  }
}

function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

/** Behind the last block of the frame whose first block header is at `at`; beyond the end if the frame is cut off. */
function frameEnd(view: DataView, start: number, checksum: boolean): number {
  let at = start;
  while (at + 3 <= view.byteLength) {
    const header = view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
    const isRunLength = ((header >> 1) & 3) === 1;
    at += 3 + (isRunLength ? 1 : header >> 3);
    if (header & 1) return at + (checksum ? 4 : 0);
  }
  return view.byteLength + 1;
}
