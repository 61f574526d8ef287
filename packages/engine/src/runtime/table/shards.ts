/** Parts of a large table. */
export const SHARDS = 64;

/** Bits of a key's number that say in which part it stands. */
export const SHARD_BITS = 12;

/**
 * The parts are unequal: of any two neighbours one is larger by the same factor, the last nearly twice the first. Equal ones would all reach
 * the size at which a `Map` is built anew at the same moment, for keys that count up spread evenly: as long a pause as that of one large map.
 */
const PART_OF = partOfEach();

/** The part of a key's number. */
export function shardAt(number: number): number {
  return PART_OF[number & (PART_OF.length - 1)] ?? 0;
}

function partOfEach(): Uint8Array {
  const parts = new Uint8Array(1 << SHARD_BITS);
  for (let at = 0; at < parts.length; at++) {
    // the first n parts take 2^(n / SHARDS) - 1 of the whole
    parts[at] = Math.floor(Math.log2(1 + at / parts.length) * SHARDS);
  }
  return parts;
}
