import { scan } from '../drawing/document-rule.js';
import type { Workspace } from '../fixtures/workspace.js';

/** A module with a node of every family that the sample rules have not: a merge, a table of profiles, a join, a split, an EPL box. */
const FAMILIES = `module fleet.families; uses logs;

// who was seen where: one row an address
create window Seen#unique(ip) as (ip string, login string, times long);

@Name('remember')
on event(login is not null) as e
merge Seen as s
where s.ip = e.src_ip
when not matched
  then insert select src_ip as ip, login, 1L as times
when matched
  then update set s.times = s.times + 1;

@Name('named') @Alert(severity='low')
select e.src_ip, s.login, s.times
from event(dst_port = 22)#lastevent as e
left outer join Seen as s on s.ip = e.src_ip
output first every 10 min;

@Name('apart')
on event insert into Windows select * where type = 'windows' insert into Others select *;

create variable long threshold = 50;

@Name('late')
select a.src_ip, b.dst_ip from pattern [every a=event(type = 'firewall') -> (b=event(src_ip = a.src_ip) where timer:within(1 min) and not event(type = 'reset'))];
`;

const MISTAKES = `module fleet.mistakes; uses logs;

@Name('typo') @Alert(outID=7)
select scr_ip, count(*) as n
from event(dst_port = 'ssh')#time(30 sec)
group by src_ip
having count(*) > 10;

@Name('unbounded')
select * from pattern [every a=event -> b=event(src_ip = a.src_ip)];
`;

const LONG = `module a_folder_with_quite_a_long_name.another_one_that_is_not_short.a_rule_whose_name_has_no_end_in_sight; uses logs;

@Name('a statement whose name goes on and on, because somebody wrote a whole sentence into it')
select src_ip as the_address_of_the_machine_from_which_the_connection_came, count(distinct dst_ip) as number_of_different_machines
from event(type = 'firewall' and src_ip not in ('10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4', '10.0.0.5', '10.0.0.6'))#time(30 sec)
group by src_ip;

// ملاحظة: هذه القاعدة تكشف المسح
@Name('فحص الشبكة')
select login as \`תוצאה\` from event(login = 'ПОЛЬЗОВАТЕЛЬ' or login = 'مستخدم');
`;

const MANY = (() => {
  const statements = Array.from(
    { length: 200 },
    (_, at) =>
      `@Name('rule_${at}') select src_ip, count(*) as n from event(dst_port = ${at})#time(${at + 1} sec) group by src_ip having count(*) > ${at};`,
  );
  return `module fleet.many; uses logs;\n\n${statements.join('\n')}\n`;
})();

/** The workspace that is photographed: rules in every state, alerts of several severities, windows with rows. */
export async function fillWorkspace(workspace: Workspace): Promise<void> {
  await workspace.store('fleet.families', FAMILIES);
  await workspace.store('fleet.mistakes', MISTAKES);
  await workspace.store(
    'a_folder_with_quite_a_long_name.another_one_that_is_not_short.a_rule_whose_name_has_no_end_in_sight',
    LONG,
  );
  await workspace.store('fleet.many', MANY);
  await workspace.store('fleet.empty', 'module fleet.empty;\n');
  for (const module of ['network.scan', 'network.worm', 'identity.logins', 'fleet.families']) await workspace.deploy(module);
  await workspace.send([
    { type: 'windows', eventid: '4624', src_ip: '10.0.0.44', login: 'ivanov', timestamp: '17.11.2015 12:00:00' },
    ...scan('10.0.0.44', '192.168.1'),
    ...scan('192.168.1.2', '10.9.1'),
    ...scan('172.16.4.9', '10.8.0'),
    { type: 'firewall', src_ip: '10.0.0.44', dst_ip: '10.8.0.1', dst_port: 22 },
    { type: 'card', transaction: 'card_income', clientid: 'c7', amount: 1000 },
  ]);
  const scanned = (await workspace.stored('network.scan')).replace('> 50', '> 40');
  await workspace.store('network.scan', scanned);
}
