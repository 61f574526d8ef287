import { expect, test } from 'vitest';
import { mutantsOf } from './mutants.js';

const changes = (epl: string): readonly string[] => mutantsOf(epl).map(({ kind, was, becomes }) => `${kind}: ${was} | ${becomes}`);

test('changes conditions, window, key, threshold and rate of a grouped select, one at a time', () => {
  const epl = `@Name('Scan') select src from event(type='fw' and src not in ('a', 'b')).win:time(30 sec)
group by src having count(distinct dst) > 50 output first every 1 hour`;
  expect(changes(epl)).toEqual([
    "condition-dropped: type='fw' | ",
    "comparison-turned: = 'fw' | != 'fw'",
    "condition-dropped: src not in ('a', 'b') | ",
    "and-or-swapped: and src not in ('a', 'b') | or src not in ('a', 'b')",
    "not-turned: src not in ('a', 'b') | src in ('a', 'b')",
    "value-dropped: 'a' | ",
    "value-dropped: 'b' | ",
    'window-dropped: .win:time(30 sec) | ',
    'length-doubled: 30 sec | 60 sec',
    'length-halved: 30 sec | 15 sec',
    'key-dropped: src | ',
    'condition-dropped: count(distinct dst) > 50 | ',
    'boundary-moved: > 50 | >= 50',
    'comparison-turned: > 50 | < 50',
    'threshold-moved: > 50 | > 51',
    'distinct-dropped: count(distinct dst) | count(dst)',
    'rate-dropped: output first every 1 hour | ',
    'length-doubled: 1 hour | 2 hour',
    'length-halved: 1 hour | 30 min',
  ]);
});

test('changes the scopes of a pattern, and leaves every other byte as it is', () => {
  const epl = 'select * from pattern [ every a=A -> (b=B(x=a.x) and not C) where timer:within(1 min) ]  // as it was';
  expect(mutantsOf(epl).map(({ kind, epl: changed }) => `${kind}: ${changed.slice(24, -15)}`)).toEqual([
    'order-dropped: every a=A and (b=B(x=a.x) and not C) where timer:within(1 min) ',
    'every-dropped: a=A -> (b=B(x=a.x) and not C) where timer:within(1 min) ',
    'and-or-swapped: every a=A -> (b=B(x=a.x) or not C) where timer:within(1 min) ',
    'condition-dropped: every a=A -> (b=B and not C) where timer:within(1 min) ',
    'comparison-turned: every a=A -> (b=B(x != a.x) and not C) where timer:within(1 min) ',
    'not-turned: every a=A -> (b=B(x=a.x) and C) where timer:within(1 min) ',
    'guard-dropped: every a=A -> (b=B(x=a.x) and not C) ',
    'length-doubled: every a=A -> (b=B(x=a.x) and not C) where timer:within(2 min) ',
    'length-halved: every a=A -> (b=B(x=a.x) and not C) where timer:within(30 sec) ',
  ]);
});

test('names the statement and the node that was changed', () => {
  const [mutant] = mutantsOf("@Name('s') select * from A where x > 1");
  expect(mutant && [mutant.statement, mutant.node, mutant.span]).toEqual(['s', 's/where', { start: 33, end: 38 }]);
});
