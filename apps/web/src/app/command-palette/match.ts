/** Where a query was found in a name: `[start, end)`; the smaller the rank, the better the match. */
export interface Match {
  readonly rank: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds a query in a name, letter case aside: at its beginning (rank 0), at the beginning of a word (1), anywhere (2). All words of the
 * query must occur; the place is that of the first. An empty query matches everything. O(name x words).
 */
export function matchName(name: string, query: string): Match | undefined {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return { rank: 0, start: 0, end: 0 };
  const lower = name.toLowerCase();
  if (!words.every((word) => lower.includes(word))) return undefined;
  const first = words[0] ?? '';
  const start = lower.indexOf(first);
  const rank = start === 0 ? 0 : /[^a-z0-9]/.test(lower.charAt(start - 1)) ? 1 : 2;
  return { rank, start, end: start + first.length };
}
