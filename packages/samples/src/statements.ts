/* The rules of the two documents, as a detection engineer would put them live: with an alert each, and told no more often than it helps. */

export const SCAN = `@Name('Scan')
@Alert(name='scan', outID=1, severity='high', tags={'attack.t1046'})
select src_ip, window(dst_ip)
from event(
  type='firewall'
  and src_ip not in ('10.0.0.1', '10.0.0.2') /* allowed monitoring systems */
).win:time(30 sec) /* sliding time window */
group by src_ip
having count(distinct dst_ip) > 50
output first every 1 hour; /* 1 alert per hour */`;

export const WORM = `@Name('scanning')
insert into scanning
select src_ip, window(dst_ip) targets
from event().win:time(10 min).std:unique(src_ip, dst_ip)
group by src_ip
having count(distinct dst_ip) > 50
output first every 1 min;

@Name('worm_spreading')
@Alert(name='worm', outID=1, severity='critical', tags={'attack.t1210'})
select a.src_ip, b.src_ip, b.targets
from pattern [
  every a=scanning -> b=scanning(
    b.src_ip != a.src_ip and
    Arrays.asList(a.targets).contains(b.src_ip)
  ) where timer:within(1 min)
];`;

export const LAUNDERING = `@Name('obnal')
@Alert(name='obnal', outID=1, severity='high')
select a.transaction, a.clientid, a.amount income, c.sumOf(i => i.amount) + b.amount total
from pattern [
  every a=event(transaction like 'card_income') ->
    b=event(b.clientid = a.clientid and transaction = 'card_outcome') where timer:within(3 hour) ->
    ([3:] c=event(c.clientid = a.clientid and transaction = 'card_outcome') until timer:interval(20 min))
];`;

export const PHISHING = `@Name('virustotal_referer')
@Alert(name='virustotal_referer', outID=1, severity='high', tags={'attack.t1566'})
insert into virustotal_referer_positive
select
  vt.target as offender,
  "dangerous_referer" as type,
  vt.positives as positives,
  vt.total as total
from pattern [
  every req=request -> vt=virustotal(target = req.referer and field = 'referer' and positives > 4)
    where timer:within(10 min)
];`;

export const LOGINS = `create window LoginsIP.std:unique(ip) as (ip string, login string, last_seen string);

@Name('logins')
insert into LoginsIP
select src_ip as ip, login.toLowerCase() as login, timestamp as last_seen
from event(
  type='windows' and eventid='4624' and src_ip is not null
  and login is not null and login != 'ANONYMOUS LOGON'
  and login not like '%$'
);

@Name('scan_login')
@Alert(name='scan_login', outID=1, severity='medium')
select S.src_ip, L.login, L.last_seen
from event(type='firewall' and dst_port = 22).std:lastevent() as S
left outer join LoginsIP L on L.ip = S.src_ip
group by S.src_ip
output first every 1 hour;`;

/** The profile is asked before it learns of the event: statements run in the order of the text. */
export const PROFILE = `create window loginProfileASN.win:keepall() as (login string, param string, value string, v_count long);

create window loginProfileTotal.win:keepall() as (login string, param string, total long);

@Name('deviations')
insert into loginDeviation
select
  e.login as login,
  (e.geoip('number')).toString() as provider,
  t.total as total,
  100 - 100 * coalesce((
    select p.v_count from loginProfileASN as p
    where p.login = e.login and p.value = (e.geoip('number')).toString()
  ), 0) / t.total as deviation
from event(geoip is not null) as e unidirectional, loginProfileTotal as t
where t.login = e.login;

@Name('unusual_provider')
@Alert(name='unusual_provider', outID=1, severity='medium', tags={'attack.t1078'})
select login, provider, deviation, total
from loginDeviation(total >= 20 and deviation > 90);

@Name('profile_providers')
on event(login is not null and geoip is not null) e
merge loginProfileASN p
where p.login = e.login and p.value = (e.geoip('number')).toString()
when not matched
  then insert select login, 'ASN' as param, (geoip('number')).toString() as value, 1L as v_count
when matched
  then update set p.v_count = p.v_count + 1;

@Name('profile_totals')
on event(login is not null and geoip is not null) e
merge loginProfileTotal p
where p.login = e.login
when not matched
  then insert select login, 'ASN' as param, 1L as total
when matched
  then update set p.total = p.total + 1;`;

export const WITHDRAWALS = `@Name('withdrawals')
@Alert(name='withdrawals', outID=1, severity='low')
select count(*), sum(cantidad)
from Retirada(cantidad >= 200);`;
