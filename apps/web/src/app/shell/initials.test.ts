import { expect, it } from 'vitest';
import { initialsOf } from './initials.js';

it('takes the first letter of the first two words that have one', () => {
  expect(['Anna Lind', 'Anna <b>Lind', 'ada', 'Åsa 2 Öberg Berg', '  ', '42'].map(initialsOf)).toEqual([
    'AL',
    'AB',
    'A',
    'ÅÖ',
    '',
    '',
  ]);
});
