import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { expand } from './expand.js';

const text = new TextEncoder().encode('{"a":1}\n'.repeat(1000));

/** A zstd frame of raw or run-length blocks, written by hand (RFC 8878, 3.1.1). */
function zstdFrame(
  blocks: readonly { readonly kind: 'raw' | 'run'; readonly bytes: Uint8Array; readonly size?: number }[],
  windowByte = 0x58,
): Uint8Array {
  const parts: number[] = [0x28, 0xb5, 0x2f, 0xfd, 0x00, windowByte];
  blocks.forEach(({ kind, bytes, size = bytes.length }, i) => {
    const header = (size << 3) | ((kind === 'run' ? 1 : 0) << 1) | (i === blocks.length - 1 ? 1 : 0);
    parts.push(header & 255, (header >> 8) & 255, header >> 16, ...bytes);
  });
  return new Uint8Array(parts);
}
const run = (size: number) => ({ kind: 'run' as const, bytes: new Uint8Array([120]), size });

describe('a compressed body', () => {
  test.each([
    ['none', undefined, text],
    ['identity', 'identity', text],
    ['gzip', 'gzip', gzipSync(text)],
    ['gzip in capitals', ' GZIP', gzipSync(text)],
    ['deflate', 'deflate', deflateSync(text)],
    ['zstd', 'zstd', zstdFrame([{ kind: 'raw', bytes: text }])],
    [
      'two zstd frames',
      'zstd',
      Buffer.concat([
        zstdFrame([{ kind: 'raw', bytes: text.subarray(0, 96) }]),
        zstdFrame([{ kind: 'raw', bytes: text.subarray(96) }]),
      ]),
    ],
  ])('%s', async (_, encoding, bytes) => {
    const result = await expand(bytes, encoding, text.length);
    expect(result.kind === 'expanded' && Buffer.from(result.bytes).equals(text)).toBe(true);
  });

  test('exactly at the limit it is taken, one byte over it is too large', async () => {
    for (const [encoding, bytes] of [
      [undefined, text],
      ['gzip', gzipSync(text)],
      ['zstd', zstdFrame([{ kind: 'raw', bytes: text }])],
    ] as const) {
      expect((await expand(bytes, encoding, text.length)).kind).toBe('expanded');
      expect((await expand(bytes, encoding, text.length - 1)).kind).toBe('too-large');
    }
  });

  test('bombs stop at the limit', async () => {
    const heap = process.memoryUsage().rss;
    expect(await expand(gzipSync(Buffer.alloc(200_000_000)), 'gzip', 1_000_000)).toEqual({ kind: 'too-large' });
    expect(await expand(zstdFrame(Array.from({ length: 10_000 }, () => run(131_072))), 'zstd', 1_000_000)).toEqual({
      kind: 'too-large',
    });
    expect(await expand(zstdFrame([run(10)], 0xa8), 'zstd', 1_000_000)).toEqual({ kind: 'too-large' });
    expect(process.memoryUsage().rss - heap).toBeLessThan(500_000_000);
  });

  test.each([
    ['gzip', gzipSync(text).subarray(0, 20)],
    ['gzip', text],
    ['zstd', text],
    ['zstd', zstdFrame([{ kind: 'raw', bytes: text }]).subarray(0, 500)],
    ['zstd', zstdFrame([]).subarray(0, 5)],
  ])('damaged %s is said to be so', async (encoding, bytes) => {
    expect((await expand(bytes, encoding, 1_000_000)).kind).toBe('damaged');
  });

  test('an encoding that nobody speaks is refused by name', async () => {
    expect(await expand(text, 'br', 1_000_000)).toEqual({ kind: 'unsupported' });
  });
});
