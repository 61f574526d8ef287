/** Whether two names differ by one letter added, left out, changed, or two neighbours swapped; case does not count. */
export function isOneEdit(first: string, second: string): boolean {
  const [short, long] = [first.toLowerCase(), second.toLowerCase()].sort((a, b) => a.length - b.length);
  if (short === undefined || long === undefined || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}
