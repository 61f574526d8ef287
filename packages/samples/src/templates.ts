import { LAUNDERING_TESTS } from './tests/laundering-tests.js';
import { LOGINS_TESTS } from './tests/logins-tests.js';
import { PHISHING_TESTS } from './tests/phishing-tests.js';
import type { SampleTest } from './tests/sample-test.js';
import { SCAN_TESTS } from './tests/scan-tests.js';
import { WORM_TESTS } from './tests/worm-tests.js';

/** A rule that is known to work, as it is written when one begins from it. */
export interface RuleTemplate {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly lead: string;
  /** where it comes from */
  readonly source: string;
  /** event types that it reads from outside, by the declarations that make them */
  readonly schemas: Readonly<Record<string, string>>;
  /** the statements, without `module` line and schemas */
  readonly statements: string;
  /** what it does, event by event: stored with a rule that begins from it */
  readonly tests: readonly SampleTest[];
}

/** The firewall, log-on and payment events of the Klendar document, with the properties that its rules use. */
const EVENT = `create schema event (
  timestamp string,
  type string,
  src_ip string,
  dst_ip string,
  src_port int,
  dst_port int,
  bytes_sent int,
  bytes_recieved int,
  login string,
  eventid string,
  clientid string,
  amount double,
  transaction string
);`;

/** One line of a web server's log, as the López document declares it. */
const REQUEST = `create map schema request (
  timestamp long,
  host string,
  clientip string,
  request string,
  proto string,
  verb string,
  response int,
  agent string,
  referer string
);`;

/** What VirusTotal knows of one field of a request. */
const VIRUSTOTAL = `create map schema virustotal (
  target string,
  field string,
  timestamp long,
  scan_id string,
  url string,
  scan_date string,
  positives int,
  total int
);`;

const SCAN = `@Name('Scan')
@Alert(name='scan', outID=1, severity='high', tags={'attack.t1046'})
select src_ip, window(dst_ip)
from event(
  type='firewall'
  and src_ip not in ('10.0.0.1', '10.0.0.2') /* allowed monitoring systems */
).win:time(30 sec) /* sliding time window */
group by src_ip
having count(distinct dst_ip) > 50
output first every 1 hour; /* 1 alert per hour */`;

const WORM = `@Name('scanning')
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

const LAUNDERING = `@Name('obnal')
@Alert(name='obnal', outID=1, severity='high')
select a.transaction, a.clientid, a.amount income, c.sumOf(i => i.amount) + b.amount total
from pattern [
  every a=event(transaction like 'card_income') ->
    b=event(b.clientid = a.clientid and transaction = 'card_outcome') where timer:within(3 hour) ->
    ([3:] c=event(c.clientid = a.clientid and transaction = 'card_outcome') until timer:interval(20 min))
];`;

const PHISHING = `@Name('virustotal_referer')
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

const LOGINS = `create window LoginsIP.std:unique(ip) as (ip string, login string, last_seen string);

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

/** The rules of the two documents that a detection engineer begins with. */
export const TEMPLATES: readonly RuleTemplate[] = [
  {
    id: 'scan',
    name: 'network.scan',
    title: 'Network scan',
    lead: 'One source reaches more than 50 addresses within 30 s. One alert an hour for each source.',
    source: 'Klendar',
    schemas: { event: EVENT },
    statements: SCAN,
    tests: SCAN_TESTS,
  },
  {
    id: 'worm',
    name: 'network.worm',
    title: 'Worm spreading',
    lead: 'A host that was scanned begins to scan itself within a minute.',
    source: 'Klendar',
    schemas: { event: EVENT },
    statements: WORM,
    tests: WORM_TESTS,
  },
  {
    id: 'laundering',
    name: 'fraud.obnal',
    title: 'Money laundering',
    lead: 'Money comes in on a card, part of it leaves within 3 h, and three payments or more follow within 20 min.',
    source: 'Klendar',
    schemas: { event: EVENT },
    statements: LAUNDERING,
    tests: LAUNDERING_TESTS,
  },
  {
    id: 'logins',
    name: 'identity.logins',
    title: 'Who was logged in there',
    lead: 'Keeps the last log-in of each address in a window, and names it beside what that address does.',
    source: 'Klendar',
    schemas: { event: EVENT },
    statements: LOGINS,
    tests: LOGINS_TESTS,
  },
  {
    id: 'phishing',
    name: 'web.phishing',
    title: 'Dangerous referrer',
    lead: 'A visitor comes from a page that VirusTotal knows as phishing: someone copies this site.',
    source: 'López',
    schemas: { request: REQUEST, virustotal: VIRUSTOTAL },
    statements: PHISHING,
    tests: PHISHING_TESTS,
  },
];

/** What is there already when a rule begins. */
export interface Surroundings {
  readonly types: ReadonlySet<string>;
  readonly outputIds: readonly number[];
}

/** The text of a new rule: types that are there already are not declared again, and no output is named that nobody has set up. */
export function textOf(template: RuleTemplate, name: string, { types, outputIds }: Surroundings): string {
  const schemas = Object.entries(template.schemas).flatMap(([type, schema]) => (types.has(type) ? [] : [schema]));
  const statements = outputIds.includes(1) ? template.statements : template.statements.replaceAll(', outID=1', '');
  return `${[`module ${name};`, ...schemas, statements].join('\n\n')}\n`;
}
