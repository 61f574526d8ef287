import { saveConnectionInput } from '@rulewright/contracts';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { inputProblems } from './input-problems.js';
import { strictBody } from './strict-body.js';

const step = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('send'), times: z.number().max(9) }),
  z.object({ kind: z.literal('wait'), event: z.record(z.string(), z.unknown()) }),
]);
const schema = strictBody(
  z
    .object({
      name: z.string(),
      steps: z.array(step).readonly().exactOptional(),
      epl: z.union([z.string(), z.object({ text: z.string() })]),
    })
    .partial({ epl: true })
    .refine(({ name }) => name !== 'all', 'not all')
    .nullish(),
);

test.each([
  [{ name: 'a', nam: 'b' }, '"nam" is not known here (it takes "name", "steps", "epl")'],
  [{ name: 'a', x: 1, y: 2 }, '"x", "y" are not known here (it takes "name", "steps", "epl")'],
  [{ name: 'a', steps: [{ kind: 'send', times: 1, ms: 2 }] }, '"steps[0].ms" is not known here (it takes "kind", "times")'],
  [{ name: 'a', epl: { text: 'x', note: '' } }, '"epl.note" is not known here (it takes "text")'],
  [{ name: 'all' }, 'the body cannot be used: not all'],
])('%j: %s', (input, words) => {
  const { error } = schema.safeParse(input);
  expect(error && inputProblems(error, input, 'the body')).toBe(words);
});

test.each([[null], [undefined], [{ name: 'a', steps: [{ kind: 'wait', event: { any: { key: 1 } } }], epl: 'x' }]])(
  'takes %j as it is',
  (input) => {
    expect(schema.parse(input)).toEqual(input);
  },
);

test('a misspelt key of a connection is refused', () => {
  const connection = { service: 'webhook', name: 'hook', outId: '1', options: { url: 'http://sink.test/' }, enabeld: false };
  const { error } = strictBody(saveConnectionInput).safeParse(connection);
  expect(error && inputProblems(error, connection, 'the body')).toMatch(/^"enabeld" is not known here/);
});

test('says so in JSON schema, and leaves the shape that it was made of as it was', () => {
  const loose = z.object({ name: z.string() });
  expect(z.toJSONSchema(strictBody(loose), { io: 'input' })).toMatchObject({ additionalProperties: false });
  expect(loose.parse({ name: 'a', more: 1 })).toEqual({ name: 'a' });
});
