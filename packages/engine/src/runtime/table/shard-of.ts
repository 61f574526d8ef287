import type { Row, RowValue } from '../row.js';

/** Characters of a text that are looked at, from its end, where keys that count up differ. */
const LAST = 6;

/** A number from which the shard of a key is told: the same for equal keys, different for most others, and cheaper than a hash of the whole. */
export function shardOfValue(value: RowValue): number {
  if (typeof value === 'string') return shardOfText(value);
  return typeof value === 'number' ? mixed(value) : 0;
}

/** The same for a row by what it holds, which never changes; a row has no number of its own. */
export function shardOfRow(row: Row): number {
  return (row as unknown as Sharded).$shard?.(shardOfValue) ?? 0;
}

/** Every class of rows has it. */
interface Sharded {
  $shard?(shardOf: (value: RowValue) => number): number;
}

function shardOfText(text: string): number {
  let hash = text.length;
  for (let i = Math.max(0, text.length - LAST); i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  if (text.length > LAST) hash = (Math.imul(hash, 31) + text.charCodeAt(text.length >> 1)) | 0;
  return mixed(hash);
}

/** Numbers in equal steps come apart: Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4). */
function mixed(value: number): number {
  return Math.imul(value | 0, 0x9e3779b1) >>> 16;
}
