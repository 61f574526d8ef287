/** What a line that goes on begins with. */
const INDENT = '  ';

/** So wide is a letter of the code font at 12 px; other scripts come from wider fonts. */
const CODE_CHAR = 6;
const OTHER_CHAR = 7.2;
const WIDE_CHAR = 12;

/** The width of a text in the code font, known without a browser; in px. */
export function codeWidth(text: string): number {
  let width = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    width += code < 0x250 ? CODE_CHAR : code < 0x1100 ? OTHER_CHAR : WIDE_CHAR;
  }
  return width;
}

/**
 * An expression in rows of at most `width` px: broken at blanks, behind `(` and `,`, before `.`; never within a name, a number
 * or a quoted text. What finds no place goes on in the last row, which is cut there. O(letters).
 *
 * @param most at least 1
 */
export function wrapLine(line: string, width: number, most: number): readonly string[] {
  const rows: string[] = [];
  let row = '';
  for (const piece of piecesOf(line)) {
    // the last row takes whatever is left: it is not measured
    if (rows.length < most - 1 && row.trim() !== '' && codeWidth((row + piece).trimEnd()) > width) {
      rows.push(row.trimEnd());
      row = INDENT + piece.trimStart();
    } else row += piece;
  }
  return [...rows, row.trimEnd()];
}

/** A quoted text, a number, blanks, a bracket or comma, the period before a name, anything else up to one of these. */
const TOKENS = /'[^']*'|"[^"]*"|`[^`]*`|\d+\.\d+|\s+|[(,]|\.(?=[A-Za-z_])|[^\s(,.'"`]+|./gu;

/** What must stand together, with the blanks behind it. */
function piecesOf(line: string): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const [token] of line.matchAll(TOKENS)) {
    const begins = token === '.' || (/[\s(,]$/.test(piece) && !/^[\s(,]/.test(token));
    if (begins && piece !== '') {
      pieces.push(piece);
      piece = '';
    }
    piece += token;
  }
  return [...pieces, piece];
}
