import { describe, expect, test } from 'vitest';
import { jsonText, plainText } from './body-text.js';

describe('a body', () => {
  test.each([
    ['{"epl":"a\\\\u0000b"}', 'a backslash before "u0000"'],
    ['{"epl":"ä"}', 'letters of all kinds'],
  ])('may be %s: %s', (text) => {
    expect(jsonText(Buffer.from(text))).toBe(text);
  });

  test.each(['"\\u0000"', '{"a":"\\\\\\u0000"}', '\\u0000'])('of JSON may not hold U+0000: %s', (text) => {
    expect(() => jsonText(Buffer.from(text))).toThrow('the body holds the character U+0000');
  });

  test('of text may not hold U+0000, nor bytes that are no UTF-8', () => {
    expect(() => plainText(Buffer.from('select \0'))).toThrow('the body holds the character U+0000');
    expect(() => plainText(Buffer.of(0x61, 0xff))).toThrow('the body is not UTF-8');
  });
});
