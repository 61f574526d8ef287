/**
 * Text that is equal for two pieces of a plan exactly when they keep the same state (up to a collision of 64 bits): a hash of the piece
 * as JSON, by FNV-1a in two halves.
 */
export function stateShape(part: unknown): string {
  const text = JSON.stringify(part);
  return hash(text, 0x811c9dc5).concat(hash(text, 0x01234567));
}

function hash(text: string, seed: number): string {
  let value = seed;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
}
