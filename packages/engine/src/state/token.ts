/*
 * A snapshot is a sequence of tokens: a tag, and what belongs to it. As every token says what it is, a reader can pass over a part that it
 * does not know and still learn the texts and rows that later parts refer to. Numbers from 0 to 127 are a tag by themselves.
 */

export const FIRST_SMALL = 0x80;

export const NULL = 0;
export const TRUE = 1;
export const FALSE = 2;
/** zigzag, seven bits a byte, lowest first */
export const INTEGER = 3;
/** eight bytes, little-endian */
export const DOUBLE = 4;
/** length in bytes, then UTF-16 units, each as one to three bytes in the manner of UTF-8 */
export const TEXT = 5;
/** a text that is kept: the same form as {@link TEXT}, and the next number from then on */
export const NEW_TEXT = 6;
/** number of a text that was kept */
export const OLD_TEXT = 7;
/** number of items; then the items */
export const ARRAY = 8;
/** number of entries; then names and values in turn */
export const RECORD = 9;
/** number of its class; then its values, and for an open type its undeclared properties; it gets the next number when it is complete */
export const NEW_ROW = 10;
/** number of a row that was met before */
export const OLD_ROW = 11;
/** the type of a class as JSON text; classes are numbered as they come */
export const CLASS = 12;
/** ends the part of a statement */
export const END = 13;

/** So many texts are kept; a larger table would stall while it grows. */
export const MAX_KEPT_TEXTS = 1 << 18;
/** Longer texts are not kept. */
export const MAX_KEPT_LENGTH = 128;

export const MAGIC = 'RWS';
/** Raised whenever tokens or the order of parts change. */
export const FORMAT_VERSION = 6;
