import { expect, it } from 'vitest';
import { suggest } from './suggestion.js';

const names = ['src_ip', 'dst_ip', 'login', 'bytes_sent', 'event'];

it.each([
  ['Event', 'event'],
  ['scr_ip', 'src_ip'],
  ['logn', 'login'],
  ['byte_sent', 'bytes_sent'],
  ['quite_another', undefined],
  ['', undefined],
])('for %s suggests %s', (name, expected) => {
  expect(suggest(name, names)).toBe(expected);
});

it('never suggests the name itself', () => {
  expect(suggest('login', ['login'])).toBeUndefined();
});
