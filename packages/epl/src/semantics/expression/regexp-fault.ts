/** An escaped character, a bracketed class, the begin of a group, an alternation, a quantifier, an end, anything else. */
const PIECE = /\\.|\[\^?\]?(?:\\.|\[[^\]]*\]|[^\]\\])*\]|\(\?[<!=:>a-zA-Z]*|[()[|]|[*+?]|[\s\S]/gy;

/**
 * What is plainly wrong with a regular expression in any dialect: a quantifier with nothing before it, a bracket that is not closed.
 * Undefined if nothing is; that is no proof that an engine takes it.
 */
export function regexpFault(pattern: string): string | undefined {
  let depth = 0;
  let repeatable = false;
  for (const [piece] of pattern.matchAll(PIECE)) {
    if (!repeatable && (piece === '*' || piece === '+' || piece === '?')) return `nothing to repeat before "${piece}"`;
    if (piece === '[') return 'a "[" is not closed';
    if (piece.startsWith('(')) depth++;
    if (piece === ')') depth--;
    if (depth < 0) return 'a ")" has no "("';
    repeatable = !piece.startsWith('(') && piece !== '|';
  }
  return depth > 0 ? 'a "(" is not closed' : undefined;
}
