/** The first letters of the first two words of a name that have one, for a disc. */
export function initialsOf(name: string): string {
  const letters = name.split(/\s+/).flatMap((word) => word.match(/\p{L}/u)?.[0] ?? []);
  return letters
    .slice(0, 2)
    .map((letter) => letter.toUpperCase())
    .join('');
}
