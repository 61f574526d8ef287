/** A statement of the two talks that the product begins with, as it stands on the slide. */
export interface Seed {
  readonly name: string;
  readonly epl: string;
  /** what is wrong with the slide, if anything: [code, message] */
  readonly problems?: readonly (readonly [string, string])[];
}

export const SEEDS: readonly Seed[] = [
  {
    name: 'network scan',
    epl: `@Name('Scan')
SELECT src_ip,window(dst_ip)
FROM event (type='firewall'
            AND src_ip NOT IN ('10.0.0.1','10.0.0.2')
            ).win:time(30 sec) /*sliding time window*/
GROUP BY src_ip
HAVING count(distinct dst_ip) > 50
output first every 1 hour /*1 event per hour*/`,
  },
  {
    name: 'worm spreading',
    epl: `INSERT INTO scanning
SELECT src_ip,window(dst_ip) targets
FROM event().win:time(10
min).std:unique(dst_ip)
GROUP BY src_ip
HAVING count(distinct dst_ip)>50;
@Name('warm_spreading')
SELECT a.src_ip,b.src_ip,b.targets
FROM pattern[
every a=scanning -> b=scanning (
b.src_ip!=a.src_ip AND
Arrays.asList(a.targets).contains(b.src_ip)
) WHERE timer:within(1 min)];`,
  },
  {
    name: 'money laundering',
    epl: `@Name('obnal')
SELECT a.transaction,a.clientid,a.amount income, c.sumOf(i=>i.amount)
+ b.amount total
FROM PATTERN[
  EVERY a=event(transaction like 'card_income') ->
    b=event(b.clientid=a.clientid AND transaction = 'card_outcome')
  WHERE timer:within(3 hour) ->
    ([3:] c=event(c.clientid=a.clientid AND transaction = 'card_outcome')
  until timer:interval(20 min) )
]`,
  },
  {
    name: 'window of logins',
    epl: `CREATE WINDOW
LoginsIP.std:unique(ip) as (ip string, login string, last_seen string);`,
  },
  {
    name: 'logins, with the typo of the slide',
    epl: `INSRT INTO LoginsIP
SELECT src_ip as ip, login.toLowerCase() as login, timestamp as last_seen
FROM Event(
type='windows' AND eventid='4624' AND src_ip IS NOT NULL
AND login IS NOT NULL AND login!='ANONYMOUS LOGON'
AND login NOT LIKE '%$' );`,
    problems: [['syntax-statement', 'expected a statement, found "INSRT"']],
  },
  {
    name: 'enrichment join',
    epl: `SELECT S.src_ip, S.targets, L.login,L.last_seen
FROM scanning.std:lastevent() as S
LEFT OUTER JOIN LoginsIP L on L.ip = S.src_ip
GROUP BY S.src_ip
output first every 1 hour;`,
  },
  {
    name: 'lookup in a database',
    epl: `SELECT src_ip from event(type='firewall') as fw,
SQL:mysql ['select tornode_ip from tor_nodes'] as tor
where fw.src_ip=tor.tornode_ip`,
  },
  {
    name: 'windows of profiles',
    epl: `create window
loginProfileASN.win:keepall()
(login string,param string,value
string,v_count long);
create window
loginProfileTotal.win:keepall()
(login string,param string,total long)`,
  },
  {
    name: 'profile by provider',
    epl: `ON EVENT() e
MERGE loginProfileASN p
where p.login=e.login and
p.value=(e.geoip('number')).toString()
when not matched
then insert select login,'ASN' param,
geoip('number') value,1L v_count
when matched
then update set p.v_count = p.v_count+1`,
  },
  {
    name: 'profile total',
    epl: `ON EVENT() e
MERGE loginProfileTotal p
where p.login=e.login
when not matched
then insert select login,'ASN' param, 1L
total
when matched
then update set p.total = p.total+1`,
  },
  { name: 'dependency', epl: 'uses dependent_module;' },
  {
    name: 'annotations',
    epl: `@Alert(name='newalert',outID=1)
@Persist
@Load(file="data.csv",format="csv",delim="; ")
@Enrich(dst="eLogin",type="window", param="select src_ip from loginip where login='%{login}'")
@Enrich(dst="nsresult",type="cmd",param="nslookup %{eLogin}")
select * from event`,
  },
  { name: 'big withdrawals', epl: 'select count(*), sum(cantidad)\nfrom Retirada(cantidad >= 200)' },
  {
    name: 'schemas of phishing',
    epl: `create map schema request(
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
)`,
  },
  {
    name: 'dangerous referer',
    epl: `insert into virustotal_referer_positive
select vt.target as offender,
"dangerous_referer" as type,
vt.positives as positives,
vt.total as total
from pattern [every req=request ->
vt=virustotal(target=req.referer and field='referer'
and positives > 4)].win:time(10 min)`,
  },
];
