/** Valid texts that together use every construct of the language. */
export const SAMPLES: readonly string[] = [
  `module network.scan;
uses base.types;
import java.util.*;
@public @buseventtype create map schema event(type string, src_ip string, bytes long, tags string[], geo Geo[]) inherits Base starttimestamp ts;
create variant schema AnyOf as A, B;
create objectarray schema C as (a int[primitive], b java.util.Map, c null) copyfrom D, E endtimestamp te`,
  `create constant variable int MAX_ROWS = 5; create variable string[] names; create variable double d = 1.5e3`,
  `create window W.win:keepall().std:unique(ip) retain-union as (ip string, n long);
create window V#length(5) as select ip, n as m, 1 as one from W insert where n > 1;
create window U#keepall as Login;
create window T#time(10 sec) (a int, b string)`,
  `create table T(k string primary key, c count(*), s sum(double), w window(*) @type(event), q avg(long))`,
  `create unique index I on W(ip hash, n btree); create index J on W(n)`,
  `on event(type = 'x') as e merge W as w where w.ip = e.src_ip when matched and w.n > 5 then delete
when matched then update set w.n = w.n + 1, last = e.ts where w.n < 9 then insert into Log select w.ip, initial.n as before
when not matched and e.ok then insert (ip, n) select src_ip, 1L`,
  `on E merge W insert into X(a) select *, b as c where d = 1`,
  `on pattern [every timer:interval(10 sec)] select and delete w.* from W as w where n > 3 order by n desc limit 5`,
  `on E as e insert into X select distinct a from W(n > 1) as w where w.id = e.id group by a having sum(n) > 2`,
  `on E update W as w set n = 1, m[0] = 2, o.p = e.q where w.id = e.id; on E delete from W where id = 1; on E set v = 1, w = v + 1`,
  `on E as e insert into A select id where x = 1 insert into B select id from [items] as i where i.x = 2 insert into C select id output all`,
  `update istream E as e set a = 1, b = e.a where c like 'x%'`,
  `insert into W(a, b) values (1, 'x'), (2, ?); delete from W as w where a = 1; update W set a = 2 where b = ?:name:int`,
  `create context C partition by a, b from E(x > 1), c from F as f initiated by E as e terminated by F(id = e.id);
create context H coalesce by consistent_hash_crc32(id) from E granularity 16 preallocate;
create context G group by x < 0 as neg, group by x >= 0 as pos from E;
create context S start (0, 9, *, *, 1:5) end (0, 17, *, *, 1:5);
create context I initiated by distinct(id) E as e terminated after 10 minutes;
create context N context A partition by a from E, context B start @now end after 1 hour;
create context P initiated by @now and pattern [every a=A] @inclusive as p terminated by pattern [timer:interval(5)];
context C select context.key1, count(*) from E output snapshot when terminated and count_insert > 1 then set v = 1`,
  `create expression f { x => x.a * 2 }; create expression g alias for { a + b }; expression h { (x, y) => x + y } select h(a, b) from E`,
  `select istream distinct *, e.*, a.b[0].c?, \`user-agent\` as ua, e.geoip('number'), count(distinct x), max(a, b) as m, sum(x, filter: y > 1, group_by: (a, b))
from event(type in ('a', 'b'), bytes between 1 and 10).win:time(1 hour 30 min) as e unidirectional, W#length(5)#unique(a, b) retain-intersection
left outer join V as v on v.id = e.id and v.x = e.x inner join U on U.a = e.a
where not a = 1 and (b is null or c is not null) or d not in [1:5) and e like 'x!%' escape '!' and f not regexp '.*'
group by rollup(a, b), grouping sets((a), (), cube(b)) having count(*) > 5
output after 1 min first every 10 events order by a, b desc limit 10 offset 5`,
  `select case when a = 1 then 'x' when b then 'y' else null end, case a when 1 then 2 end, cast(a, int), cast(b, date, dateformat: 'yyyy'),
instanceof(a, int, string), typeof(a), exists(b?), coalesce(a, b), prev(1, a), prior(1, b), current_timestamp, istream(), new {a = 1, b}, {1, 2}, -a, +1,
a & b | c ^ d, a || b, x -> x.y from E`.replace(', x -> x.y', ''),
  `select tags.where(x => x.a > 1).firstOf(), c.sumOf(i => i.amount) + b.amount, tags.anyOf((v, i) => v = 'a' and i > 0), t.plus(10 minutes), Arrays.asList(a).contains(b), (a || b).length() from E`,
  `select (select max(x) from E#keepall as e where e.id = F.id group by e.a having count(*) > 1) as m, exists (select * from E#lastevent) from F
where a in (select id from E#keepall) and b > all (select x from E#keepall) and c = any (1, 2) and d != some (tags)`,
  `select * from pattern @SuppressOverlappingMatches @DiscardPartialsOnMatch [every a=A(x > 1)@consume(2) -> b=B(id = a.id) where timer:within(10 sec)]#length(5)`,
  `select * from pattern [every-distinct(a.x, 10 sec) a=A and not B or (timer:at(*/5, 8:17, [1, 3:5], *, lastweekday, 0) -[2]> c=C while (c.x < 5))]`,
  `select * from pattern [[2] a=A -> [2:3] b=B until c=C -> [:3] d=D until timer:interval(5 sec) or every [2] e=E and every (not F) -> timer:schedule(iso: 'R/PT1M')]`,
  `select * from E match_recognize (partition by a measures A.x as ax, last(B.y) as y all matches after match skip to next row
pattern (A B*? (C | D+)? E{2,3} match_recognize_permute(F, G)) interval 5 seconds or terminated define A as A.x > 1, B as prev(B.y) < B.y)`,
  `select * from Orders[select id, price from items as i where price > 1][details @type(Detail)]#keepall output last at (*/15, *, *, *, *) for grouped_delivery(id)`,
  `select * from E as e, sql:db1['select ip from tor where ip = \${e.ip}' metadatasql 'select 1'] as s, method:Lib.find(e.a, 1) @type(Row) as m`,
  `insert rstream into Out(a, b) event-precedence(1) select rstream a, b from E output when x > 1 and y then set z = 1 and when terminated then set v = 2`,
  `into table T select count(*) as c, window(*) as w from E group by id; select T[k1, k2].c as c from E output all every v events`,
  `@Name("N") @Tag(name='a', value="b") @Hint('x,y') @Priority(-1) @Foo({1, 2, {'a'}}, bar=@Baz(true), qux=a.b.C, n=null) select 1`,
  `// first line\n/* block\n comment */ select a\\.b /* mid */ from /* x */ E -- 1`.replace(' -- 1', ''),
  `create dataflow F { select 1; } ; expression js:f(x) [ return x; ] select f(a) from E; create inlined_class """ class X { int a; } """`,
  `select a from E#sort(3, x desc, y asc)#rank(id, 5, b desc), F.ext:timed(ts, 10 sec).std:groupwin(a) as f`,
];
