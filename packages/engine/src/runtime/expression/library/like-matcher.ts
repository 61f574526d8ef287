/** Tells whether a whole text matches; null when the pattern is null. */
export interface Matcher {
  matches(text: string): boolean | null;
}

/** A run of the pattern: text to find, `undefined` for one character whatever it is (`_`). */
type Piece = readonly (string | undefined)[];

const MATCHES_NOTHING_KNOWN: Matcher = { matches: () => null };

/**
 * A matcher for `like`: `%` any number of characters, `_` one; the character after the escape (a backslash by default) stands for itself.
 * O(text x pattern) at worst, O(text) for patterns with `%` at the ends only: pieces are found from left to right, the first fit is
 * always good enough, so that nothing is tried twice.
 */
export function likeMatcher(pattern: string | null, escaping: string | null): Matcher {
  if (pattern === null) return MATCHES_NOTHING_KNOWN;
  const pieces = piecesOf(pattern, escaping ?? '\\');
  const [first, ...rest] = pieces;
  const last = rest.pop();
  if (first === undefined || last === undefined) {
    const only = first ?? [];
    return { matches: (text) => text.length === only.length && fitsAt(text, 0, only) };
  }
  const plain = rest.length === 1 && first.length === 0 && last.length === 0 ? plainText(rest[0]) : undefined;
  if (plain !== undefined) return { matches: (text) => text.includes(plain) };
  return { matches: (text) => matchesPieces(text, first, rest, last) };
}

/** The pattern cut at each `%`. */
function piecesOf(pattern: string, escaping: string): readonly Piece[] {
  const pieces: (string | undefined)[][] = [[]];
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i] ?? '';
    const next = pattern[i + 1];
    const piece = pieces[pieces.length - 1] ?? [];
    if (character === escaping && next !== undefined) {
      piece.push(next);
      i++;
    } else if (character === '%') pieces.push([]);
    else piece.push(character === '_' ? undefined : character);
  }
  return pieces;
}

function plainText(piece: Piece | undefined): string | undefined {
  return piece?.every((character) => character !== undefined) ? piece.join('') : undefined;
}

function fitsAt(text: string, at: number, piece: Piece): boolean {
  for (let i = 0; i < piece.length; i++) {
    const wanted = piece[i];
    if (wanted !== undefined && wanted !== text[at + i]) return false;
  }
  return true;
}

function matchesPieces(text: string, first: Piece, middle: readonly Piece[], last: Piece): boolean {
  const end = text.length - last.length;
  if (end < first.length || !fitsAt(text, 0, first) || !fitsAt(text, end, last)) return false;
  let at = first.length;
  for (const piece of middle) {
    while (at + piece.length <= end && !fitsAt(text, at, piece)) at++;
    if (at + piece.length > end) return false;
    at += piece.length;
  }
  return true;
}
