import { expect, test } from 'vitest';
import { z } from 'zod';
import { inputProblems } from './input-problems.js';

const step = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('send'), times: z.number().int().min(1).max(9) }),
  z.object({ kind: z.literal('wait'), ms: z.number().positive() }),
]);
const schema = z.strictObject({
  name: z.string().min(1).max(10).regex(/^\w+$/, 'letters and digits'),
  mode: z.enum(['live', 'shadow']).exactOptional(),
  steps: z.array(step).max(2).exactOptional(),
  id: z.uuid().exactOptional(),
  text: z.union([z.string(), z.object({ epl: z.string() })]).exactOptional(),
});

test.each([
  [undefined, 'the body has to be an object'],
  [7, 'the body has to be an object'],
  [{}, '"name" is missing'],
  [{ name: 7 }, '"name" has to be a text'],
  [{ name: '' }, '"name" may not be empty; "name" has to be: letters and digits'],
  [{ name: 'a'.repeat(11) }, '"name" may have 10 characters at most'],
  [{ name: 'a b' }, '"name" has to be: letters and digits'],
  [{ name: 'a', nmae: 'b' }, '"nmae" is not known here'],
  [{ name: 'a', mode: 'loud' }, '"mode" has to be one of "live", "shadow"'],
  [{ name: 'a', steps: [{ kind: 'send', times: 0 }] }, '"steps[0].times" has to be 1 or more'],
  [{ name: 'a', steps: [{ kind: 'send', times: 1.5 }] }, '"steps[0].times" has to be a whole number'],
  [{ name: 'a', steps: [{ kind: 'wait', ms: 0 }] }, '"steps[0].ms" has to be more than 0'],
  [{ name: 'a', steps: [{ kind: 'jump' }] }, '"steps[0].kind" has a value that is not known here'],
  [{ name: 'a', id: '7' }, '"id" has to be an id such as 018f3c2a-7b1e-7c4d-9a5b-0123456789ab'],
  [{ name: 'a', text: 7 }, '"text" has to be a text or an object'],
  [{ name: 'a', text: { epl: 7 } }, '"text.epl" has to be a text'],
])('%j: %s', (input, words) => {
  const { error } = schema.safeParse(input);
  expect(error && inputProblems(error, input, 'the body')).toBe(words);
});

test('of many problems the first few are told', () => {
  const numbers = z.array(z.number());
  const input = Array.from({ length: 9 }, () => 'x');
  const { error } = numbers.safeParse(input);
  expect(error && inputProblems(error, input, 'the body')).toMatch(
    /^"\[0\]" has to be a number; .*"\[4\]" has to be a number; and 4 more$/,
  );
});
