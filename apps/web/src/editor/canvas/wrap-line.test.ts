import { expect, it } from 'vitest';
import { codeWidth, wrapLine } from './wrap-line.js';

const wrapped = (line: string, letters: number, most = 9) => wrapLine(line, letters * 6, most);

it('leaves a line that fits', () => {
  expect(wrapped('b.src_ip != a.src_ip', 20)).toEqual(['b.src_ip != a.src_ip']);
});

it('breaks a call without blanks before a period and behind brackets and commas', () => {
  expect(wrapped('Arrays.asList(a.targets).contains(b.src_ip)', 24)).toEqual(['Arrays.asList(a.targets)', '  .contains(b.src_ip)']);
  expect(wrapped('greatest(first_column,second_column)', 24)).toEqual(['greatest(first_column,', '  second_column)']);
});

it('breaks at blanks, but never within a quoted text or a number', () => {
  expect(wrapped("login in ('a b c d e', 'f g h i') and score > 0.5", 24)).toEqual([
    "login in ('a b c d e',",
    "  'f g h i') and score >",
    '  0.5',
  ]);
});

it('lets the last row go on, and a name that is longer than a row', () => {
  expect(wrapped('a = 1 or b = 2 or c = 3', 8, 2)).toEqual(['a = 1 or', '  b = 2 or c = 3']);
  expect(wrapped('a_name_without_an_end', 8)).toEqual(['a_name_without_an_end']);
});

it('loses no letter but blanks at the end of a row', () => {
  const line = `f(x , "a, b" ).g( 'c.d' ,1.5)>= h.i [3] ''`;
  expect(wrapped(line, 5).join('').replaceAll(' ', '')).toBe(line.replaceAll(' ', ''));
});

it('knows that letters of other scripts are wider', () => {
  expect([codeWidth('abc'), codeWidth('где'), codeWidth('漢字')]).toEqual([18, 3 * 7.2, 24]);
});

it('measures no row that is not broken any more: a list of 50,000 addresses in two rows', () => {
  const list = Array.from({ length: 50_000 }, (_, at) => `'10.0.${at >> 8}.${at & 255}'`).join(', ');
  const rows = wrapped(`src_ip in (${list})`, 30, 2);
  expect([rows[0], rows[1]?.length]).toEqual(["src_ip in ('10.0.0.0',", list.length - "'10.0.0.0', ".length + 3]);
});
