/*
 * Modules that the laws of edits are tried on. They have every form of statement and of pattern, comments in unlikely places, both dialects
 * of windows, names in backticks, several statements in a line.
 */

/** Types that the modules read. */
export const TYPES = `create schema event(
  timestamp long, type string, src_ip string, dst_ip string, src_port int, dst_port int, bytes int, login string, clientid string,
  amount double, transaction string, eventid string, geoip java.util.Map
);
create schema A(id string, x int, amount double, login string);
create schema B(id string, x int, amount double, login string);
create window W#unique(ip) as (ip string, login string, n long);
create variable int threshold = 50;
`;

export const MODULES: readonly string[] = [
  '',
  `module m;\nuses n;\n// nothing yet\n`,
  `@Name('Scan') /* who */ @Alert(name='scan', outID=1)
SELECT src_ip,window(dst_ip)
FROM event (type='firewall'
            AND src_ip NOT IN ('10.0.0.1','10.0.0.2')
            ).win:time(30 sec) /*sliding time window*/
GROUP BY src_ip  -- no comment in EPL, two minus signs
HAVING count(distinct dst_ip) > 50
output first every 1 hour /*1 event per hour*/`.replace('  -- no comment in EPL, two minus signs', ''),
  `insert into scanning select src_ip, window(dst_ip) as targets from event#time(10 min)#unique(dst_ip) group by src_ip having count(distinct dst_ip) > 50;
@Name('worm') select a.src_ip, b.src_ip // both
from pattern [every a=scanning -> b=scanning(b.src_ip != a.src_ip and Arrays.asList(a.targets).contains(b.src_ip)) where timer:within(1 min)];`,
  `select a.id, c.sumOf(i => i.amount) + b.amount as total from pattern [
  every a=A -> b=B(b.id = a.id) where timer:within(3 hour) -> ([3:] c=B(c.id = a.id) until timer:interval(20 min))]`,
  `select * from pattern [every-distinct(a.id, 1 hour) a=A -[5]> (b=B and not A(x > 1)) or timer:at(0, 8, *, *, *)] as p;
select * from pattern [(every [2] (a=A or b=B)) while (true)]#time(1 min)`,
  `${TYPES}
insert into W select src_ip as ip, login.toLowerCase() as login, 1L as n from event(type = 'windows', src_ip is not null, login not like '%$');
select S.src_ip, L.login from event#lastevent as S left outer join W as L on L.ip = S.src_ip where S.bytes between 1 and 10 order by S.src_ip desc limit 5;
select src_ip from event(type='firewall') as fw, SQL:mysql ['select ip from tor where ip = \${fw.src_ip}'] as tor where fw.src_ip = tor.ip`,
  `create schema event(login string, src_ip string); create window P#keepall (login string, param string, total long);
on event as e merge P as p where p.login = e.login
  when not matched then insert select login, 'ASN' as param, 1L as total
  when matched and p.total > 10 then delete /* enough */
  when matched then update set p.total = p.total + 1;
on event(login is null) delete from P as p where p.total > 5; on event as e update P as p set total = 0 where p.login = e.login;
on event as e select p.* from P as p where p.login = e.login;
on event insert into X select * where login is not null insert into Y select *`,
  `create context C partition by id from A; @Priority(1) context C select count(*) as n from A;
create constant variable string \`user-agent\` = 'x';
create index I on W(ip);
update istream A set x = 1 where id = 'a';
create expression twice { v => v.x * 2 };
create dataflow D a -> b {}`,
  `select distinct id, sum(x) as s, count(*) from A#time_batch(10 sec) as a, B#keepall as b where a.id = b.id group by id output snapshot every 5 events`,
  `select * from A where`,
  'this is no EPL at all; select * from B',
];
