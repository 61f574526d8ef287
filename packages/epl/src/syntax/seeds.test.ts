import { describe, expect, it } from 'vitest';
import { SEEDS } from '../../test/syntax/seeds.js';
import { parse } from './parse.js';

describe('the statements of the two talks', () => {
  for (const { name, epl, problems } of SEEDS) {
    it(`${name}: ${problems === undefined ? 'parses' : 'tells the fault of the slide'}`, () => {
      expect(parse(epl).diagnostics.map(({ code, message }) => [code, message])).toEqual(problems ?? []);
    });
  }
});
