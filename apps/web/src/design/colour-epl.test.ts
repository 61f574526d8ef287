import { expect, it } from 'vitest';
import { colourEpl } from './colour-epl.js';

const roles = (line: string) =>
  colourEpl(line)
    .filter((piece) => piece.text.trim() !== '')
    .map((piece) => `${piece.text}:${piece.role}`);

it('tells names, words of the language, functions and values apart', () => {
  expect(roles("src_ip NOT IN ('10.0.0.1', 5)")).toEqual([
    'src_ip:identifier',
    'NOT:keyword',
    'IN:keyword',
    '(:operator',
    "'10.0.0.1':string",
    ',:operator',
    '5:number',
    '):operator',
  ]);
  expect(roles('count(distinct dst_ip) > 50')).toEqual([
    'count:function',
    '(:operator',
    'distinct:keyword',
    'dst_ip:identifier',
    '):operator',
    '>:operator',
    '50:number',
  ]);
});

it('loses no character, whatever it is given', () => {
  for (const line of [
    "it's",
    '"open',
    'a.b[0]?',
    "x like '%\\'%'",
    '→ ünï 1.5e3 /* c */',
    '@Name(x)',
    'a / b // c',
    '/* open',
    '',
  ]) {
    expect(
      colourEpl(line)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(line);
  }
});
