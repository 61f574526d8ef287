import { promisify } from 'node:util';
import { deflateRaw, inflateRaw, inflateRawSync } from 'node:zlib';

const compress = promisify(deflateRaw);
const decompress = promisify(inflateRaw);

/** Below this a compressed payload saves nothing worth the work. */
const WORTH_BYTES = 1024;

export type PayloadCompression = 'none' | 'deflate';

/** A payload as it is stored: level 1, outside the event loop; some 5:1 on JSON events. */
export async function pack(payload: Uint8Array): Promise<{ readonly compression: PayloadCompression; readonly bytes: Uint8Array }> {
  if (payload.byteLength < WORTH_BYTES) return { compression: 'none', bytes: payload };
  return { compression: 'deflate', bytes: await compress(payload, { level: 1 }) };
}

export type Unpacking = (bytes: Uint8Array, compression: string) => Promise<Uint8Array>;

/** Outside the event loop, in the pool of threads that all of the process shares. */
export async function unpack(bytes: Uint8Array, compression: string): Promise<Uint8Array> {
  return compression === 'none' ? bytes : decompress(bytes);
}

/** In the thread that asks: for one that works in the background, so that what the journal packs does not wait behind it. */
export async function unpackHere(bytes: Uint8Array, compression: string): Promise<Uint8Array> {
  return compression === 'none' ? bytes : inflateRawSync(bytes);
}
