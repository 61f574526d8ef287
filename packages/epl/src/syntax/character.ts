/* Classes of characters by UTF-16 code unit; above ASCII by code point and Unicode property. */

const ID_START = /^[\p{ID_Start}]$/u;
const ID_CONTINUE = /^[\p{ID_Continue}]$/u;
const BLANK = /^\s$/u;

const START = 1;
const PART = 2;
const DIGIT = 4;
const SPACE = 8;

const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Za-z_$]/.test(character)) return START | PART;
  if (/[0-9]/.test(character)) return PART | DIGIT;
  return /\s/.test(character) ? SPACE : 0;
});

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isBlank(code: number): boolean {
  return code < 128 ? (ASCII[code] ?? 0) === SPACE : BLANK.test(String.fromCharCode(code));
}

/** Number of code units (0, 1 or 2) of the letter that can begin a word at `at`. */
export function wordStartLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) return (ASCII[code] ?? 0) & START ? 1 : 0;
  return codePointLength(text, at, ID_START);
}

/** Number of code units (0, 1 or 2) of the character that can go on a word at `at`. */
export function wordPartLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) return (ASCII[code] ?? 0) & PART ? 1 : 0;
  return codePointLength(text, at, ID_CONTINUE);
}

function codePointLength(text: string, at: number, pattern: RegExp): number {
  const point = text.codePointAt(at);
  if (point === undefined) return 0;
  const character = String.fromCodePoint(point);
  return pattern.test(character) ? character.length : 0;
}
