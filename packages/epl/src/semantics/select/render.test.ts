import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../syntax/parse.js';
import { columnName } from './render.js';

/** Written expression and the column name that Esper 9.0.0 gives it. */
const NAMES: readonly (readonly [string, string])[] = [
  ['x  +  1', 'x+1'],
  ['(x + 1) * 2', '(x+1)*2'],
  ['(x * y) / 2', 'x*y/2'],
  ['x * (y / 2)', 'x*y/2'],
  ['1 + 1 * 2', '1+1*2'],
  ['-x', '-1*x'],
  ['-1', '-1'],
  ["id || 'a'", 'id||"a"'],
  ["'it\\'s'", '"it\'s"'],
  ['1L', '1'],
  ['1.0', '1.0'],
  ['1e3', '1000.0'],
  ['0.1f', '0.1'],
  ['COUNT(*)', 'count(*)'],
  ['count(distinct  dst_ip)', 'count(distinct dst_ip)'],
  ['window(dst_ip)', 'window(dst_ip)'],
  ['count(*) + 1', '(count(*))+1'],
  ['sum(x) / count(*)', '(sum(x))/(count(*))'],
  ['not (count(*) > 1)', 'not (count(*))>1'],
  ['coalesce(sum(x), 1)', 'coalesce(sum(x),1)'],
  ['max(sum(x), 1)', 'max(sum(x),1)'],
  ['cast(sum(x), int)', 'cast(sum(x),int)'],
  ['sum(x) is null', '(sum(x)) is null'],
  ['sum(x) in (1, 2)', '(sum(x)) in (1,2)'],
  ['case when count(*) > 1 then sum(x) else 0 end', 'case when (count(*))>1 then (sum(x)) else 0 end'],
  ["case x when 1 then 'a' end", 'case x when 1 then "a" end'],
  ['{sum(x)}', '{sum(x)}'],
  ['new {a = 1, b = x}', 'new{a=1,b=x}'],
  ['x > 1 and (x < 2 or x = 3)', 'x>1 and (x<2 or x=3)'],
  ['(x > 1 and x < 2) or x = 3', 'x>1 and x<2 or x=3'],
  ['x > 1 and (x < 2 and x = 3)', 'x>1 and x<2 and x=3'],
  ['not (b and b)', 'not (b and b)'],
  ['not b and b', 'not b and b'],
  ['x is not 1', 'x is not 1'],
  ["id not regexp 'x'", 'id not regexp "x"'],
  ['x = any (1, 2)', 'x=any(1,2)'],
  ['id = some (tags)', 'id=any(tags)'],
  ['a.src_ip', 'a.src_ip'],
  ['tags[0]', 'tags[0]'],
  ["m('k')", "m('k')"],
  ["m('k').toString()", 'm("k").toString()'],
  ['login.toLowerCase().trim()', 'login.toLowerCase().trim()'],
  ["tags.where(v => v = 'a').countOf()", 'tags.where().countOf()'],
  ["tags.aggregate('', (r, i) => r || i)", 'tags.aggregate("",)'],
  ['tags.take(1)', 'tags.take(1)'],
  ['y.plus(1 hour 30 min)', 'y.plus(1 hours 30 minutes)'],
  ['current_timestamp', 'current_timestamp()'],
  ['exists(foo?)', 'exists(foo?)'],
  ['sum(x, filter: x > 1)', 'sum(x,filter:x>1)'],
  ['(select max(x) from B#lastevent)', 'max(x)'],
  ['(select x from B#lastevent) + 1', 'x+1'],
  ['exists (select * from B#lastevent)', 'subselect_1'],
  ['not exists (select * from B#lastevent)', 'not subselect_1'],
  ['x not in (select x from B#lastevent)', 'x'],
];

describe('name of an unnamed column', () => {
  it.each(NAMES)('%s is called %s', (written, name) => {
    expect(columnName(parseExpression(written).node)).toBe(name);
  });
});
