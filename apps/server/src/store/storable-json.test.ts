import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storableJson, storableText } from './storable-json.js';

test.each([
  [{ a: 'plain "x" \\u0000 é 😀\n' }, { a: 'plain "x" \\u0000 é 😀\n' }],
  [{ a: 'nul \0 here' }, { a: 'nul \ufffd here' }],
  [{ 'k\0': ['\ud800', '\udfff', '\ud83d\ude00'] }, { 'k\ufffd': ['\ufffd', '\ufffd', '😀'] }],
  [{ a: '\\\0' }, { a: '\\\ufffd' }],
])('%j is stored as %j', (value, expected) => {
  expect(JSON.parse(storableJson(value))).toEqual(expected);
});

test('a text column holds no U+0000', () => {
  expect(storableText('a\0b')).toBe('a\ufffdb');
});

test('any value survives as far as PostgreSQL can hold it', () => {
  const clean = (text: string): string => Buffer.from(text.replaceAll('\0', '\ufffd')).toString();
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
      expect(JSON.parse(storableJson(texts))).toEqual(texts.map(clean));
    }),
  );
});
