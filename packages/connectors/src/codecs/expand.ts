import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import type { Expanded } from './expanded.js';
import { expandZstd } from './zstd.js';

const gunzip = promisify(zlib.gunzip);
const inflate = promisify(zlib.inflate);

/**
 * Takes the compression of a `Content-Encoding` off. Stops as soon as the result would pass `maxBytes`: a bomb costs no more memory than
 * that. gzip and deflate run outside the event loop.
 *
 * @param encoding value of the header; absent or `identity` leaves the bytes as they are
 */
export async function expand(bytes: Uint8Array, encoding: string | undefined, maxBytes: number): Promise<Expanded> {
  switch ((encoding ?? 'identity').trim().toLowerCase()) {
    case 'identity':
    case '':
      return bytes.length > maxBytes ? { kind: 'too-large' } : { kind: 'expanded', bytes };
    case 'gzip':
    case 'x-gzip':
      return byZlib(gunzip(bytes, { maxOutputLength: maxBytes }));
    case 'deflate':
      return byZlib(inflate(bytes, { maxOutputLength: maxBytes }));
    case 'zstd':
      return expandZstd(bytes, maxBytes);
    default:
      return { kind: 'unsupported' };
  }
}

async function byZlib(work: Promise<Buffer>): Promise<Expanded> {
  try {
    return { kind: 'expanded', bytes: await work };
  } catch (error) {
    if (isTooLarge(error)) return { kind: 'too-large' };
    return { kind: 'damaged', message: error instanceof Error ? error.message : String(error) };
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}
