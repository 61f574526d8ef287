import type { LiteralType } from './ast.js';

/** Unescapes what stands between the quotes: `\'`, `\"`, `\\` and `\uXXXX`; any other backslash is dropped (`\n` is the letter n). */
export function unescapeString(inner: string): string {
  if (!inner.includes('\\')) return inner;
  return inner.replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_, hex: string | undefined, character: string | undefined) =>
    hex === undefined ? (character ?? '') : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** Writes a string literal in single quotes; the text that reads back as `value`. */
export function quoteString(value: string): string {
  return `'${value.replace(/[\\']/g, (character) => `\\${character}`)}'`;
}

export interface NumberValue {
  readonly type: LiteralType;
  readonly value: number;
}

/** `1` int, `3000000000` and `1L` long, `1.5f` float, `1.5`, `1e3`, `10d` double. Hexadecimal is read as int. */
export function readNumber(text: string): NumberValue {
  if (/^0x/i.test(text)) return { type: 'int', value: Number.parseInt(text.slice(2), 16) };
  const suffix = text.charAt(text.length - 1).toLowerCase();
  if (suffix === 'l') return { type: 'long', value: Number(text.slice(0, -1)) };
  if (suffix === 'f') return { type: 'float', value: Number(text.slice(0, -1)) };
  if (suffix === 'd') return { type: 'double', value: Number(text.slice(0, -1)) };
  const value = Number(text);
  if (/[.eE]/.test(text)) return { type: 'double', value };
  return { type: value > 2147483647 ? 'long' : 'int', value };
}

/** Writes a number so that it reads back with the same type and value; negative numbers are a unary minus and do not come here. */
export function writeNumber(type: LiteralType, value: number): string {
  if (type === 'int') return String(value);
  if (!Number.isFinite(value)) return '1e999';
  if (type === 'long') return value > 2147483647 && Number.isSafeInteger(value) ? String(value) : `${BigInt(value)}L`;
  if (type === 'float') return `${value}f`;
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}
