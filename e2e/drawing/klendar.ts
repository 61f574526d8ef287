import { type DocumentRule, type Row, scan } from './document-rule.js';
import { begin, type ConditionRow, choose, conditions, connect, drag, type Step, set, text, tick } from './step.js';

/* The rules of the first document, in the order in which they build on each other. */

const PROPERTIES =
  'timestamp string, type string, src_ip string, dst_ip string, src_port int, dst_port int, bytes_sent int, bytes_recieved int, ' +
  'login string, eventid string, clientid string, amount double, transaction string, geoip java.util.Map';

const card = (transaction: string, amount: number): Row => ({ type: 'card', transaction, clientid: 'c7', amount });
const login = (number: string): Row => ({ type: 'windows', login: 'petrov', geoip: { number } });

const EVENT: DocumentRule = {
  module: 'logs',
  title: 'The event type of all its rules',
  document: 'Klendar',
  steps: [
    drag('Event type'),
    set('NewEvent: NewEvent', text('Name', 'event')),
    set('event: event', text('Another property', PROPERTIES), text('id', '')),
  ],
  epl: `create schema event (timestamp string, type string, src_ip string, dst_ip string, src_port int, dst_port int, bytes_sent int, bytes_recieved int, login string, eventid string, clientid string, amount double, transaction string, geoip java.util.Map);
`,
  proof: { kind: 'types' },
};

const SCAN: DocumentRule = {
  module: 'network.scan',
  title: 'Network scan detection',
  document: 'Klendar',
  steps: [
    ...begin('event', 'Scan'),
    drag('Filter', 'Scan: event'),
    set(
      'Scan: Filter',
      conditions(
        { property: 'type', operator: 'is', value: "'firewall'" },
        { property: 'src_ip', operator: 'not in', value: "'10.0.0.1', '10.0.0.2'" },
      ),
    ),
    drag('Time', 'Scan: event'),
    set('Scan: Time window', text('Size', '30 sec')),
    drag('Group by', 'Scan: Time window'),
    set('Scan: Group by', text('Keys', 'src_ip')),
    drag('Having', 'Scan: Group by'),
    set('Scan: Having', conditions({ property: 'count(distinct dst_ip)', operator: '>', value: '50' })),
    set('Scan: Select', text('Column 1', 'src_ip'), text('Another column', 'window(dst_ip)')),
    drag('First every', 'Scan: Select'),
    set('Scan: First', text('Every', '1 hour')),
    drag('Alert', 'Scan: Select'),
  ],
  epl: `@Name('Scan') @Alert(severity='medium')
select src_ip, window(dst_ip) from event(type = 'firewall' and src_ip not in ('10.0.0.1', '10.0.0.2'))#time(30 sec) group by src_ip having count(distinct dst_ip) > 50 output first every 1 hour;
`,
  proof: { kind: 'alert', events: scan('10.0.0.44', '172.16.0'), row: { src_ip: '10.0.0.44' } },
};

const WORM: DocumentRule = {
  module: 'network.worm',
  title: 'Worm spreading detection',
  document: 'Klendar',
  steps: [
    ...begin('event', 'scans'),
    drag('Time', 'scans: event'),
    set('scans: Time window', text('Size', '10 min')),
    drag('Unique', 'scans: Time window'),
    set('scans: Last per key', text('Key', 'dst_ip')),
    drag('Group by', 'scans: Select'),
    set('scans: Group by', text('Keys', 'src_ip')),
    drag('Having', 'scans: Group by'),
    set('scans: Having', conditions({ property: 'count(distinct dst_ip)', operator: '>', value: '50' })),
    set('scans: Select', text('Column 1', 'src_ip'), text('Another column', 'window(dst_ip) as targets')),
    drag('Derived event', 'scans: Select'),
    set('scans: Insert into', text('Stream', 'scanning')),
    ...begin('scanning', 'warm_spreading'),
    drag('Every', 'warm_spreading: scanning'),
    drag('Followed by', 'warm_spreading: every'),
    set(
      'warm_spreading: b',
      conditions(
        { property: 'b.src_ip', operator: 'is not', value: 'a.src_ip' },
        { expression: 'Arrays.asList(a.targets).contains(b.src_ip)' },
      ),
    ),
    drag('Within', 'warm_spreading: b'),
    set('warm_spreading: within', text('Within', '1 min')),
    set('warm_spreading: Select', text('Column 1', 'a.src_ip'), text('Another column', 'b.src_ip, b.targets')),
    drag('Alert', 'warm_spreading: Select'),
  ],
  epl: `@Name('scans')
insert into scanning select src_ip, window(dst_ip) as targets from event#time(10 min)#unique(dst_ip) group by src_ip having count(distinct dst_ip) > 50;

@Name('warm_spreading') @Alert(severity='medium')
select a.src_ip, b.src_ip, b.targets from pattern [every a=scanning -> b=scanning(b.src_ip != a.src_ip and Arrays.asList(a.targets).contains(b.src_ip)) where timer:within(1 min)];
`,
  proof: {
    kind: 'alert',
    events: [...scan('10.0.1.1', '192.168.1'), ...scan('192.168.1.2', '10.9.1')],
    row: { 'a.src_ip': '10.0.1.1', 'b.src_ip': '192.168.1.2' },
  },
};

const LAUNDERING: DocumentRule = {
  module: 'fraud.obnal',
  title: 'Money laundering detection',
  document: 'Klendar',
  steps: [
    ...begin('event', 'obnal'),
    drag('Every', 'obnal: event'),
    set('obnal: a', conditions({ property: 'transaction', operator: 'like', value: "'card_income'" })),
    drag('Followed by', 'obnal: every'),
    set(
      'obnal: b',
      conditions(
        { property: 'b.clientid', operator: 'is', value: 'a.clientid' },
        { property: 'transaction', operator: 'is', value: "'card_outcome'" },
      ),
    ),
    drag('Within', 'obnal: b'),
    set('obnal: within', text('Within', '3 hour')),
    drag('Followed by', 'obnal: within'),
    set(
      'obnal: c',
      conditions(
        { property: 'c.clientid', operator: 'is', value: 'a.clientid' },
        { property: 'transaction', operator: 'is', value: "'card_outcome'" },
      ),
    ),
    drag('Repeat from … to', 'obnal: c'),
    set('obnal: until', text('At least', '3'), text('Until', 'timer:interval(20 min)')),
    set(
      'obnal: Select',
      text('Column 1', 'a.transaction'),
      text('Another column', 'a.clientid, a.amount as income, c.sumOf(i => i.amount) + b.amount as total'),
    ),
    drag('Alert', 'obnal: Select'),
  ],
  epl: `@Name('obnal') @Alert(severity='medium')
select a.transaction, a.clientid, a.amount as income, c.sumOf(i => i.amount) + b.amount as total from pattern [every a=event(transaction like 'card_income') -> b=event(b.clientid = a.clientid and transaction = 'card_outcome') where timer:within(3 hour) -> [3:] c=event(c.clientid = a.clientid and transaction = 'card_outcome') until timer:interval(20 min)];
`,
  proof: {
    kind: 'alert',
    events: [card('card_income', 1000), ...[100, 50, 60, 70].map((amount) => card('card_outcome', amount))],
    row: { 'a.clientid': 'c7', income: 1000, total: 280 },
    sooner: [set('obnal: until', text('Until', 'timer:interval(1 sec)'))],
  },
};

const LOGINS: DocumentRule = {
  module: 'identity.logins',
  title: 'Join and enrichment: the window of log-ins, what fills it, and scans beside it',
  document: 'Klendar',
  steps: [
    drag('Named window'),
    set(
      'NewWindow: NewWindow',
      text('Name', 'LoginsIP'),
      text('Another property', 'ip string, login string, last_seen string'),
      text('id', ''),
      text('value', ''),
      text('Keeps', '#unique(ip)'),
    ),
    ...begin('event', 'logins'),
    drag('Filter', 'logins: event'),
    set(
      'logins: Filter',
      conditions(
        { property: 'type', operator: 'is', value: "'windows'" },
        { property: 'eventid', operator: 'is', value: "'4624'" },
        { property: 'src_ip', operator: 'is not null' },
        { property: 'login', operator: 'is not null' },
        { property: 'login', operator: 'is not', value: "'ANONYMOUS LOGON'" },
        { property: 'login', operator: 'not like', value: "'%$'" },
      ),
    ),
    set(
      'logins: Select',
      text('Column 1', 'src_ip as ip'),
      text('Another column', 'login.toLowerCase() as login, timestamp as last_seen'),
    ),
    connect('logins: Select', 'LoginsIP: LoginsIP'),
    ...begin('scanning', 'enriched'),
    drag('Lastevent', 'enriched: scanning'),
    set('enriched: scanning', text('Name', 'S')),
    drag('LoginsIP', 'enriched: Select'),
    set('enriched: LoginsIP', text('Name', 'L')),
    set('enriched: Inner join', conditions({ property: 'L.ip', operator: 'is', value: 'S.src_ip' }), choose('Join', 'left')),
    set('enriched: Select', text('Column 1', 'S.src_ip'), text('Another column', 'S.targets, L.login, L.last_seen')),
    drag('Group by', 'enriched: Select'),
    set('enriched: Group by', text('Keys', 'S.src_ip')),
    drag('First every', 'enriched: Select'),
    drag('Alert', 'enriched: Select'),
  ],
  epl: `create window LoginsIP#unique(ip) as (ip string, login string, last_seen string);

@Name('logins')
insert into LoginsIP select src_ip as ip, login.toLowerCase() as login, timestamp as last_seen from event(type = 'windows' and eventid = '4624' and src_ip is not null and login is not null and login != 'ANONYMOUS LOGON' and login not like '%$');

@Name('enriched') @Alert(severity='medium')
select S.src_ip, S.targets, L.login, L.last_seen from scanning#lastevent as S left outer join LoginsIP as L on L.ip = S.src_ip group by S.src_ip output first every 1 hour;
`,
  proof: {
    kind: 'alert',
    events: [
      { type: 'windows', eventid: '4624', src_ip: '10.0.2.1', login: 'Ivanov', timestamp: '17.11.2015 12:00:00' },
      ...scan('10.0.2.1', '192.168.2'),
    ],
    row: { 'S.src_ip': '10.0.2.1', 'L.login': 'ivanov' },
  },
};

const TOR: DocumentRule = {
  module: 'network.tor',
  title: 'Integration with external sources: Tor nodes from a database',
  document: 'Klendar',
  steps: [
    ...begin('event', 'tor'),
    set('tor: event', text('Name', 'fw'), conditions({ property: 'type', operator: 'is', value: "'firewall'" })),
    drag('Lookup', 'tor: Select'),
    set('tor: Lookup', text('Connection', 'mysql'), text('Query', 'select tornode_ip from tor_nodes'), text('Name', 'tor')),
    drag('Where', 'tor: Select'),
    set('tor: Where', conditions({ property: 'fw.src_ip', operator: 'is', value: 'tor.tornode_ip' })),
    set('tor: Select', text('Column 1', 'src_ip')),
  ],
  epl: `@Name('tor')
select src_ip from event(type = 'firewall') as fw, sql:mysql['select tornode_ip from tor_nodes'] as tor where fw.src_ip = tor.tornode_ip;
`,
  proof: { kind: 'missing', says: 'there is no connection "mysql" that answers lookups' },
};

const PROFILES: DocumentRule = {
  module: 'identity.profile',
  title: 'Users profiling: two windows and the merges that build them',
  document: 'Klendar',
  steps: [
    drag('Named window'),
    set(
      'NewWindow: NewWindow',
      text('Name', 'loginProfileASN'),
      text('id', 'login string'),
      text('value', 'param string'),
      text('Another property', 'value string, v_count long'),
    ),
    drag('Named window'),
    set(
      'NewWindow: NewWindow',
      text('Name', 'loginProfileTotal'),
      text('id', 'login string'),
      text('value', 'param string'),
      text('Another property', 'total long'),
    ),
    ...merge({
      window: 'loginProfileASN',
      name: 'asn',
      match: [
        { property: 'p.login', operator: 'is', value: 'e.login' },
        { property: 'p.value', operator: 'is', value: "(e.geoip('number')).toString()" },
      ],
      insert: "login, 'ASN' as param, geoip('number').toString() as value, 1L as v_count",
      update: 'p.v_count = p.v_count + 1',
    }),
    ...merge({
      window: 'loginProfileTotal',
      name: 'total',
      match: [{ property: 'p.login', operator: 'is', value: 'e.login' }],
      insert: "login, 'ASN' as param, 1L as total",
      update: 'p.total = p.total + 1',
    }),
  ],
  epl: `create window loginProfileASN#keepall as (login string, param string, value string, v_count long);

@Name('asn')
on event as e
merge loginProfileASN as p
where p.login = e.login and p.value = (e.geoip('number')).toString()
when not matched
  then insert select login, 'ASN' as param, geoip('number').toString() as value, 1L as v_count
when matched
  then update set p.v_count = p.v_count + 1;

create window loginProfileTotal#keepall as (login string, param string, total long);

@Name('total')
on event as e
merge loginProfileTotal as p
where p.login = e.login
when not matched
  then insert select login, 'ASN' as param, 1L as total
when matched
  then update set p.total = p.total + 1;
`,
  proof: {
    kind: 'rows',
    events: [login('AS1'), login('AS1'), login('AS2')],
    query: 'select * from loginProfileASN',
    row: { login: 'petrov', param: 'ASN', value: 'AS1', v_count: 2 },
  },
};

interface MergeSteps {
  readonly window: string;
  readonly name: string;
  readonly match: readonly ConditionRow[];
  readonly insert: string;
  readonly update: string;
}

/** A merge dropped on its window, what it matches, what it inserts and what it updates. */
function merge({ window, name, match, insert, update }: MergeSteps): readonly Step[] {
  return [
    drag('Merge', `${window}: ${window}`),
    { kind: 'name', name },
    set(`${name}: ${window}`, text('Name', 'p')),
    set(`${name}: Merge`, conditions(...match)),
    set(`${name}: Insert`, text('Another column', insert), text('login', '')),
    set(`${name}: Update`, text('Set', update)),
  ];
}

const DEVIATION: DocumentRule = {
  module: 'identity.deviation',
  title: 'Deviation from profile',
  document: 'Klendar',
  steps: [
    ...begin('event', 'deviation'),
    set('deviation: event', text('Name', 'e')),
    drag('loginProfileASN', 'deviation: Select'),
    set('deviation: loginProfileASN', text('Name', 'P')),
    drag('loginProfileTotal', 'deviation: Select'),
    set('deviation: loginProfileTotal', text('Name', 'T')),
    set('deviation: Inner join', choose('Join', 'left'), choose('Join#2', 'left')),
    set('deviation: event', tick('Only its events give rows')),
    drag('Where', 'deviation: Select'),
    set('deviation: Where', conditions({ property: 'T.total', operator: '>', value: '0' })),
    set(
      'deviation: Select',
      text('Column 1', 'e.login as login'),
      text('Another column', '100 - 100 * coalesce(P.v_count, 0) / T.total as deviation'),
    ),
    drag('Alert', 'deviation: Select'),
  ],
  epl: `@Name('deviation') @Alert(severity='medium')
select e.login as login, 100 - 100 * coalesce(P.v_count, 0) / T.total as deviation from event as e unidirectional left outer join loginProfileASN as P on e.login = P.login left outer join loginProfileTotal as T on e.login = T.login where T.total > 0;
`,
  proof: { kind: 'alert', events: [login('AS1')], row: { login: 'petrov' } },
};

const ANNOTATIONS: DocumentRule = {
  module: 'network.annotated',
  title: 'Special annotations: an alert to an output channel, windows that are saved and loaded, enrichment',
  document: 'Klendar',
  steps: [
    drag('Named window'),
    set('NewWindow: NewWindow', text('Name', 'loginip'), text('id', 'src_ip string'), text('value', 'login string')),
    drag('@Persist', 'loginip: loginip'),
    drag('@Load', 'loginip: loginip'),
    set('loginip', text('@Load', "file='data.csv', format='csv', delim=';'")),
    ...begin('event', 'annotated'),
    drag('Filter', 'annotated: event'),
    set('annotated: Filter', conditions({ property: 'login', operator: 'is not null' })),
    drag('Alert', 'annotated: Select'),
    set(
      'annotated: Alert',
      text('Name of the alert; the statement’s name by default', 'newalert'),
      text('Id of the output it goes to', '1'),
    ),
    drag('@Enrich', 'annotated: Select'),
    drag('Enrich by command', 'annotated: Select'),
    set(
      'annotated',
      text('@Enrich', `dst="eLogin", type="window", param="select src_ip from loginip where login='%{login}'"`),
      text('@Enrich#2', `dst="nsresult", type="cmd", param="nslookup %{eLogin}"`),
    ),
  ],
  epl: `@Persist @Load(file='data.csv', format='csv', delim=';')
create window loginip#keepall as (src_ip string, login string);

@Name('annotated') @Alert(severity='medium', name='newalert', outID=1) @Enrich(dst="eLogin", type="window", param="select src_ip from loginip where login='%{login}'") @Enrich(dst="nsresult", type="cmd", param="nslookup %{eLogin}")
select * from event(login is not null);
`,
  proof: { kind: 'alert', events: [{ type: 'windows', login: 'petrov' }], row: { login: 'petrov' } },
};

export const KLENDAR: readonly DocumentRule[] = [EVENT, SCAN, WORM, LAUNDERING, LOGINS, TOR, PROFILES, DEVIATION, ANNOTATIONS];
