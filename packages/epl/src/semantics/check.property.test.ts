import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENT_SCHEMA, KLENDAR, LOPEZ } from '../../test/semantics/seed-modules.js';
import { parse } from '../syntax/parse.js';
import { check } from './check.js';
import { checkQuery } from './check-query.js';
import { EMPTY_WORLD, type World } from './world.js';

/*
 * Laws: whatever the text, checking ends without a throw, every diagnostic points into the text, and there is a module exactly if there is
 * no error. Checking changes nothing of the world that it was given.
 */

const TEXTS = [
  KLENDAR,
  LOPEZ,
  `${EVENT_SCHEMA}
   expression f { e => e.src_port + 1 } select f(x), x.geoip('k').toString(), case when src_port > 1 then 'a' end from event as x;
   on pattern [every a=event -> b=event(src_ip = a.src_ip)] set v = a.src_port;
   select (select max(dst_port) from event#keepall as i where i.src_ip = o.src_ip) from event as o output when count_insert > 5;
   create window W#unique(ip) as (ip string, n long); on event e merge W where ip = e.src_ip when matched then update set n = n + 1;`,
];

const SNIPPETS = [
  '',
  '(',
  ')',
  '.',
  ',',
  '*',
  ' as ',
  ' from ',
  'event',
  'src_ip',
  "'",
  '#time(1)',
  '-> ',
  'every ',
  ' = ',
  ' and ',
  'count(*)',
  '[',
  '{',
  '\u0000',
  '\ud800',
  '1',
  'null',
  '=>',
  '@Alert(',
];

/** A text of the list with a few pieces cut out, doubled or put in. */
const edited = fc
  .record({
    text: fc.constantFrom(...TEXTS),
    edits: fc.array(
      fc.record({ at: fc.nat(), length: fc.nat({ max: 30 }), by: fc.constantFrom(...SNIPPETS), doubled: fc.boolean() }),
      {
        minLength: 1,
        maxLength: 6,
      },
    ),
  })
  .map(({ text, edits }) =>
    edits.reduce((current, { at, length, by, doubled }) => {
      const start = at % (current.length + 1);
      const piece = current.slice(start, start + length);
      return current.slice(0, start) + (doubled ? piece + by + piece : by) + current.slice(start + length);
    }, text),
  );

function obeysTheLaws(text: string, world: World): void {
  const { document, diagnostics } = parse(text);
  const before = world.types.size;
  const result = check(document, world, { bindings: true });
  for (const { span } of result.diagnostics)
    expect(span.start >= 0 && span.start <= span.end && span.end <= text.length).toBe(true);
  const failed = result.diagnostics.some(({ severity }) => severity === 'error');
  if (failed) expect(result.module).toBeUndefined();
  if (!failed && diagnostics.length === 0) expect(result.module).toBeDefined();
  expect(world.types.size).toBe(before);
  checkQuery(document, world);
}

const LENIENT: World = { ...EMPTY_WORLD, host: { caseInsensitiveTypes: true, outputIds: [1], files: [] } };

describe('checking', () => {
  it('survives any edit of a valid text', () => {
    fc.assert(
      fc.property(edited, (text) => obeysTheLaws(text, LENIENT)),
      { numRuns: 300 },
    );
  }, 60_000);

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => obeysTheLaws(`select ${text} from event`, EMPTY_WORLD)),
      { numRuns: 200 },
    );
  });

  it.each([
    ['a long sum', `1${' + 1'.repeat(5000)}`],
    ['a long conjunction', `x = 1${' and x = 1'.repeat(5000)}`],
    ['a long text', `'a'${" || 'a'".repeat(5000)}`],
    ['a long list', `x in (${'1, '.repeat(5000)}1)`],
    ['a long path', `m${'.a'.repeat(5000)}`],
    ['many parentheses', `${'('.repeat(10_000)}x${')'.repeat(10_000)}`],
    ['many negations', `${'not '.repeat(5000)}true`],
  ])('survives %s', (_name, expression) => {
    obeysTheLaws(`create schema A(x int, m java.util.Map); select ${expression} as v from A`, EMPTY_WORLD);
  });

  it('survives many statements and a long pattern', () => {
    obeysTheLaws(`create schema A(x int); ${'select x from A; '.repeat(2000)}`, EMPTY_WORLD);
    obeysTheLaws(
      `create schema A(x int); select * from pattern [a0=A${Array.from({ length: 500 }, (_, n) => ` -> a${n + 1}=A(x = a${n}.x)`).join('')}]`,
      EMPTY_WORLD,
    );
  });
});
