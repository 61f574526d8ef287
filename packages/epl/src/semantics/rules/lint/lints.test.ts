import { describe, expect, it } from 'vitest';
import { advicesOf, fixedText } from '../../../../test/semantics/checking.js';
import { EVENT_SCHEMA, slide } from '../../../../test/semantics/seed-modules.js';

const SCHEMAS = `
create schema A(id string, x int, items Item[]);
create schema B(id string, x int);
create schema C(id string, x int);
create window W#keepall as (id string, n long);
`;
const ITEM = 'create schema Item(price double, name string);';

/** Text, code of the advice, and what it points at. */
const ADVISED: readonly (readonly [string, string, string])[] = [
  ['select * from pattern [every a=A -> b=B(id = a.id)]', 'lint-unbounded-followed-by', 'b=B(id = a.id)'],
  ['select * from pattern [every a=A -> b=B(id = a.id) -> c=C(id = a.id)]', 'lint-unbounded-followed-by', 'b=B(id = a.id)'],
  ['on pattern [every a=A -> b=B(id = a.id)] select w.n from W as w', 'lint-unbounded-followed-by', 'b=B(id = a.id)'],
  [
    'select * from pattern [a=A -> b=B(id = a.id) -> c=C(id = a.id) where timer:within(1 min)]',
    'lint-guard-on-last-atom',
    'where timer:within(1 min)',
  ],
  ['select * from pattern [every (every a=A -> b=B(id = a.id) where timer:within(1 sec))]', 'lint-nested-every', 'every'],
  ['select * from pattern [every a=A -> every b=B(id = a.id) where timer:within(1 sec)]', 'lint-nested-every', 'every'],
  [
    'select * from pattern [every (every-distinct(a.id, 1 hour) a=A)]',
    'lint-every-every-distinct',
    'every-distinct(a.id, 1 hour) a=A',
  ],
  ['select * from pattern [every-distinct(a.id) a=A]', 'lint-every-distinct-for-ever', 'every-distinct(a.id) a=A'],
  ['select * from pattern [every a=A -> b=B where timer:within(1 sec)]', 'lint-missing-correlation', 'b=B'],
  ['select a.x from pattern [every a=A(x > 1)]', 'lint-single-atom-pattern', 'pattern [every a=A(x > 1)]'],
  ['select id, max(x) from A#time(1 min)#unique(x) group by id having max(x) > 1', 'lint-unique-without-group-key', '#unique(x)'],
  ['select id, count(*) from A#time(1 min) group by id', 'lint-expiring-groups', '#time(1 min)'],
  ['select id, count(*) from A group by id', 'lint-unbounded-groups', 'A'],
  ['select id from A#keepall', 'lint-growing-window', '#keepall'],
  ['select id from A output first every 1 hour', 'lint-output-first-without-group', 'output first every 1 hour'],
  ['select id from A#lastevent group by id output first every 1 hour', 'lint-output-first-of-leaving', 'output first every 1 hour'],
  ['select a.id from A as a unidirectional, W where W.id = a.id', 'lint-inner-join-first-seen', 'W'],
  ['create schema scanning(id string); insert into scaning select id from A', 'lint-name-one-letter-off', 'scaning'],
  ['select items.where(i => i.price > 5) as dear from A', 'lint-nullable-lambda', 'i => i.price > 5'],
  ['select id from A where id = null', 'lint-compare-with-null', 'id = null'],
  ['select id from A where x < 9007199254740993', 'lint-long-constant', '9007199254740993'],
  ['select id from A order by id', 'lint-order-without-batch', 'id'],
];

/** Texts that are as they should be. */
const QUIET: readonly string[] = [
  'select * from pattern [every a=A -> b=B(id = a.id) where timer:within(1 min)]',
  'select * from pattern [every (a=A -> b=B(id = a.id)) where timer:within(1 min)]',
  'select * from pattern [every a=A -> (b=B(id = a.id) -> c=C(id = a.id)) where timer:within(1 min)]',
  'select * from pattern [every a=A -> (timer:interval(10 sec) and not B(id = a.id))]',
  'select * from pattern [every a=A -> [3:] b=B(id = a.id) until timer:interval(20 min)]',
  'select id, count(*) from A#time(1 min) group by id having count(*) > 5',
  'select id, max(x) from A#unique(id, x) group by id having max(x) > 1',
  'select id, count(*) as n from A#time(1 min) group by id having count(*) > 5 output first every 1 hour',
  'insert into step1 select id from A; insert into step2 select id from step1',
  'select items.where(i => i.price is not null and i.price > 5) as dear from A',
  'select a.id from A as a unidirectional left outer join W on W.id = a.id',
  '@Hint("reclaim_group_aged=60") select id, count(*) from A group by id',
  'select id from A#time_batch(1 min) order by id',
];

describe('advice', () => {
  it.each(ADVISED)('%s is told %s', (text, code, at) => {
    expect(advicesOf(`${ITEM}${SCHEMAS}${text}`)).toEqual([{ code, at }]);
  });

  it.each(QUIET)('%s needs none', (text) => {
    expect(advicesOf(`${ITEM}${SCHEMAS}${text}`)).toEqual([]);
  });
});

/** Text, and what the fix of the advice makes of it. */
const FIXED: readonly (readonly [string, string, string])[] = [
  [
    'lint-unbounded-followed-by',
    'select * from pattern [every a=A -> b=B(id = a.id)]',
    'select * from pattern [every a=A -> b=B(id = a.id) where timer:within(10 min)]',
  ],
  [
    'lint-unbounded-followed-by',
    'select * from pattern [every a=A -> (b=B(id = a.id) and c=C(id = a.id))].win:time(30 sec)',
    'select * from pattern [every a=A -> (b=B(id = a.id) and c=C(id = a.id)) where timer:within(30 sec)].win:time(30 sec)',
  ],
  [
    'lint-guard-on-last-atom',
    'select * from pattern [a=A -> b=B(id = a.id) -> c=C(id = a.id) where timer:within(1 min)]',
    'select * from pattern [a=A -> (b=B(id = a.id) -> c=C(id = a.id)) where timer:within(1 min)]',
  ],
  [
    'lint-unique-without-group-key',
    'select id, max(x) from A#unique(x) group by id having max(x) > 1',
    'select id, max(x) from A#unique(id, x) group by id having max(x) > 1',
  ],
  ['lint-compare-with-null', 'select id from A where id != null', 'select id from A where id is not null'],
  [
    'lint-name-one-letter-off',
    'insert into scanning select id from A; insert into scannning select id from B',
    'insert into scanning select id from A; insert into scanning select id from B',
  ],
];

describe('the fix of', () => {
  it.each(FIXED)('%s mends: %s', (code, text, mended) => {
    expect(fixedText(`${ITEM}${SCHEMAS}${text}`, code)).toBe(`${ITEM}${SCHEMAS}${mended}`);
    expect(advicesOf(`${ITEM}${SCHEMAS}${mended}`).filter((advice) => advice.code === code)).toEqual([]);
  });
});

describe('the rules of the talks', () => {
  it('are told what their authors almost surely did not mean', () => {
    const worm = EVENT_SCHEMA + slide('worm spreading');
    expect(advicesOf(worm)).toEqual([{ code: 'lint-unique-without-group-key', at: '.std:unique(dst_ip)' }]);
    expect(fixedText(worm, 'lint-unique-without-group-key')).toContain('.std:unique(src_ip, dst_ip)');
    const referer = slide('schemas of phishing') + slide('dangerous referer');
    expect(advicesOf(referer).map(({ code }) => code)).toEqual(['lint-unbounded-followed-by']);
    expect(fixedText(referer, 'lint-unbounded-followed-by')).toContain('and positives > 4) where timer:within(10 min)]');
    expect(advicesOf(EVENT_SCHEMA + slide('network scan'))).toEqual([]);
  });
});
