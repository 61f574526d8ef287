/*
 * The statements of the two documents that the product grew from (N. Klendar, "Security events correlation with Esper"; F. López,
 * "Procesamiento de eventos complejos para la detección de amenazas de seguridad"), as the slides show them.
 */

/** The event type of the first document, with the further properties that its rules read. */
export const EVENT_SCHEMA = `
create schema event(
  timestamp string, type string, src_ip string, dst_ip string, src_port int, dst_port int, bytes_sent int, bytes_recieved int,
  login string, clientid string, amount double, transaction string, eventid string, geoip java.util.Map
);`;

export const SCAN = `
@Name('Scan')
SELECT src_ip,window(dst_ip)
FROM event (type='firewall'
            AND src_ip NOT IN ('10.0.0.1','10.0.0.2')
            ).win:time(30 sec) /*sliding time window*/
GROUP BY src_ip
HAVING count(distinct dst_ip) > 50
output first every 1 hour /*1 event per hour*/;`;

export const SCANNING = `
INSERT INTO scanning
SELECT src_ip,window(dst_ip) targets
FROM event().win:time(10
min).std:unique(dst_ip)
GROUP BY src_ip
HAVING count(distinct dst_ip)>50;`;

export const WORM = `
@Name('warm_spreading')
SELECT a.src_ip,b.src_ip,b.targets
FROM pattern[
every a=scanning -> b=scanning (
b.src_ip!=a.src_ip AND
Arrays.asList(a.targets).contains(b.src_ip)
) WHERE timer:within(1 min)];`;

export const LAUNDERING = `
@Name('obnal')
SELECT a.transaction,a.clientid,a.amount income, c.sumOf(i=>i.amount)
+ b.amount total
FROM PATTERN[
  EVERY a=event(transaction like 'card_income') ->
    b=event(b.clientid=a.clientid AND transaction = 'card_outcome')
  WHERE timer:within(3 hour) ->
    ([3:] c=event(c.clientid=a.clientid AND transaction = 'card_outcome')
  until timer:interval(20 min) )
];`;

export const LOGINS_WINDOW = `
CREATE WINDOW
LoginsIP.std:unique(ip) as (ip string, login string, last_seen string);`;

/** The slide has `INSRT INTO` and `FROM Event(`; this is what it means. */
export const LOGINS_INSERT = `
INSERT INTO LoginsIP
SELECT src_ip as ip, login.toLowerCase() as login, timestamp as last_seen
FROM event(
type='windows' AND eventid='4624' AND src_ip IS NOT NULL
AND login IS NOT NULL AND login!='ANONYMOUS LOGON'
AND login NOT LIKE '%$' );`;

export const LOGINS_JOIN = `
SELECT S.src_ip, S.targets, L.login,L.last_seen
FROM scanning.std:lastevent() as S
LEFT OUTER JOIN LoginsIP L on L.ip = S.src_ip
GROUP BY S.src_ip
output first every 1 hour;`;

export const TOR = `
SELECT src_ip from event(type='firewall') as fw,
SQL:mysql ['select tornode_ip from tor_nodes'] as tor
where fw.src_ip=tor.tornode_ip;`;

export const PROFILE_WINDOWS = `
create window
loginProfileASN.win:keepall()
(login string,param string,value
string,v_count long);
create window
loginProfileTotal.win:keepall()
(login string,param string,total long);`;

export const PROFILE_ASN = `
ON event() e
MERGE loginProfileASN p
where p.login=e.login and
p.value=(e.geoip('number')).toString()
when not matched
then insert select login,'ASN' param,
geoip('number') value,1L v_count
when matched
then update set p.v_count = p.v_count+1;`;

export const PROFILE_TOTAL = `
ON event() e
MERGE loginProfileTotal p
where p.login=e.login
when not matched
then insert select login,'ASN' param, 1L
total
when matched
then update set p.total = p.total+1;`;

/** Lost in the deck; the reconstruction that works for a provider that was never seen before. */
export const PROFILE_DEVIATION = `
select e.login as login, 100 - 100 * coalesce(P.v_count, 0) / T.total as deviation
from event as e unidirectional
left outer join loginProfileASN as P on P.login = e.login
left outer join loginProfileTotal as T on T.login = e.login
where T.total > 0;`;

export const WITHDRAWALS = `
create schema Retirada(cantidad int);
select count(*), sum(cantidad)
from Retirada(cantidad >= 200);`;

export const WEB_SCHEMAS = `
create map schema request(
    timestamp long,
    host string,
    clientip string,
    request string,
    proto string,
    verb string,
    response int,
    agent string,
    referer string
);
create map schema virustotal(
    target string,
    field string,
    timestamp long,
    scan_id string,
    url string,
    scan_date string,
    positives int,
    total int
);`;

export const DANGEROUS_REFERER = `
insert into virustotal_referer_positive
select vt.target as offender,
"dangerous_referer" as type,
vt.positives as positives,
vt.total as total
from pattern [every req=request ->
vt=virustotal(target=req.referer and field='referer'
and positives > 4)].win:time(10 min);`;
