/** What a piece of EPL is, so that it is shown in the colours of the editor. */
export type EplRole = 'keyword' | 'function' | 'string' | 'number' | 'operator' | 'identifier' | 'annotation' | 'comment';

export interface EplPiece {
  readonly text: string;
  readonly role: EplRole;
}

const WORDS = new Set(
  `and or not in like regexp between is null exists true false distinct as case when then else end any all some istream rstream irstream asc desc
  sec second seconds min minute minutes hour hours day days msec millisecond milliseconds week weeks month months year years
  select insert into from where group by having output first last snapshot every order limit on merge matched update set delete create schema
  map window table variable context module uses pattern until while join left right full outer inner unidirectional inherits`.split(
    /\s+/,
  ),
);

/** comments · strings · annotations · numbers · words · blanks · anything else */
const PIECES =
  /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|@[A-Za-z_]\w*|\d[\w.]*|[A-Za-z_`][\w`]*|\s+|[^\sA-Za-z_`\d'"@/]+|./g;

/**
 * Cuts EPL into coloured pieces; joined they are the text again. By look alone, for a line in a node or a text to be read: a word before
 * `(` is a function unless it is a word of the language. The editor itself has the language service.
 */
export function colourEpl(text: string): readonly EplPiece[] {
  const pieces = text.match(PIECES) ?? [];
  return pieces.map((piece, index) => ({ text: piece, role: roleOf(piece, pieces[index + 1]) }));
}

function roleOf(piece: string, next: string | undefined): EplRole {
  if (piece.startsWith('/*') || piece.startsWith('//')) return 'comment';
  const first = piece.charAt(0);
  if (first === "'" || first === '"') return 'string';
  if (first === '@') return 'annotation';
  if (/\d/.test(first)) return 'number';
  if (!/[A-Za-z_`]/.test(first)) return 'operator';
  if (WORDS.has(piece.toLowerCase())) return 'keyword';
  return next?.startsWith('(') ? 'function' : 'identifier';
}
