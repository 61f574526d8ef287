import type { StateCase } from './state-case.js';

const window = (views: string, stepMs = 0): StateCase => ({ epl: `select id from E${views};`, stepMs });
const pattern = (text: string, stepMs = 0): StateCase => ({ epl: `select * from pattern [${text}];`, stepMs });
const groups = (text: string): StateCase => ({ epl: `select k, count(*) as n, sum(v) as total from E group by k ${text};` });

const LONG = '100000 sec';

/** Every kind of state that an engine keeps, each with one entry an event. */
export const CASES: Readonly<Record<string, StateCase>> = {
  'window length': window('#length($n)'),
  'window keepall': window('#keepall'),
  'window time': window(`#time(${LONG})`, 1),
  'window time_batch': window(`#time_batch(${LONG})`),
  'window length_batch': window('#length_batch($n + 1)'),
  'window time_length_batch': window(`#time_length_batch(${LONG}, $n + 1)`),
  'window time_accum': window(`#time_accum(${LONG})`),
  'window ext_timed': window(`#ext_timed(t, ${LONG})`),
  'window ext_timed_batch': window(`#ext_timed_batch(t, ${LONG})`),
  'window firstlength': window('#firstlength($n)'),
  'window firsttime': window(`#firsttime(${LONG})`),
  'window unique': window('#unique(k)'),
  'window unique of two': window('#unique(few, k)'),
  'window firstunique': window('#firstunique(k)'),
  'window groupwin': window('#groupwin(k)#length(2)'),
  'window sort': window('#sort($n, id)'),
  'window time_order': window(`#time_order(t, ${LONG})`),
  'window expr': window('#expr(current_count <= $n)'),
  'window expr_batch': window('#expr_batch(current_count > $n)'),
  'window time, unique': window(`#time(${LONG})#unique(k)`),
  'window union': window(`#time(${LONG})#unique(k) retain-union`),
  'prior of a window': { epl: 'select prior(2, id) as p from E#length($n);' },
  'one group: window()': { epl: 'select window(v) as w, max(v) as m from E#length($n) having count(*) < 0;' },
  'one group: median, distinct': {
    epl: 'select median(id) as m, count(distinct k) as c, sum(distinct id) as s from E having count(*) < 0;',
  },
  'one group: sorted': { epl: 'select sorted(id) as s from E#length($n) having count(*) < 0;' },
  groups: groups('having count(*) > 9'),
  'groups of two keys': { epl: 'select few, k, count(*) as n from E group by few, k having count(*) > 9;' },
  'groups with distinct': { epl: 'select k, count(distinct v) as n, max(v) as m from E group by k having count(*) > 9;' },
  'groups of an aggregate': { epl: 'select id, count(*, group_by: k) as n from E having count(*, group_by: k) > 9;' },
  'output every': { epl: `select id, v from E output every ${LONG};` },
  'output every of groups': groups(`output every ${LONG}`),
  'output all': groups(`output all every ${LONG}`),
  'output last': groups(`output last every ${LONG}`),
  'output first': groups(`output first every ${LONG}`),
  'output snapshot': groups(`output snapshot every ${LONG}`),
  'output all of rows': { epl: `select id, k, count(*) as n from E group by k output all every ${LONG};` },
  'pattern by key': pattern('every a=E -> b=E(k = a.k and v < 0)'),
  'pattern by two keys': pattern('every a=E -> b=E(few = a.few and k = a.k and v < 0)'),
  'pattern in one list': pattern('every a=E -> b=F(v < a.v)'),
  'pattern with timers': pattern(`every a=E -> (b=E(k = a.k and v < 0) where timer:within(${LONG}))`, 1),
  'pattern of intervals': pattern(`every a=E -> timer:interval(${LONG})`, 1),
  'pattern of own intervals': pattern('every a=E -> timer:interval(100000 + a.v)'),
  'pattern and': pattern('every a=E -> (b=F and c=F)'),
  'pattern and not': pattern(`every a=E -> (timer:interval(${LONG}) and not b=E(k = a.k and v < 0))`),
  'pattern or': pattern('every a=E -> (b=E(k = a.k and v < 0) or c=E(k = a.k and v < -1))'),
  'pattern until': pattern('a=E until b=E(v < 0)'),
  'pattern every-distinct': pattern('every-distinct(a.k) a=E'),
  'pattern every-distinct for a while': pattern(`every-distinct(a.k, ${LONG}) a=E`),
  'join by key': { epl: 'select a.id from E(id % 2 = 0)#keepall as a, E(id % 2 = 1)#keepall as b where a.k = b.k;' },
  'join by range': {
    epl: 'select a.id from E(id % 2 = 0)#keepall as a, E(id % 2 = 1)#keepall as b where a.k < b.few;',
  },
  subquery: { epl: 'select id from E(v < 0) as o where exists (select * from E#keepall as i where i.k = o.k);' },
  'named window': { epl: 'create window W#keepall as (id int, k string, v int);\ninsert into W select id, k, v from E;' },
  'named window with indexes': {
    epl: `create window W#unique(k) as (id int, k string, half string);
create unique index ByKey on W (k);
create index ByHalf on W (half hash, id btree);
create index ById on W (id btree);
on E(v < 0) as e select w.id from W as w where w.half = e.half;
on E(v < 0) as e delete from W as w where w.id > e.id;
insert into W select id, k, half from E;`,
  },
};
