/** Whether a value of JSON nests deeper than `max` levels; a record of plain values has one. Never recurses deeper than `max`. */
export function depthExceeds(value: unknown, max: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (max <= 0) return true;
  if (Array.isArray(value)) return value.some((element) => depthExceeds(element, max - 1));
  for (const name in value) {
    const inner = (value as Record<string, unknown>)[name];
    if (typeof inner === 'object' && inner !== null && depthExceeds(inner, max - 1)) return true;
  }
  return false;
}
