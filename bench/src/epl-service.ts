/**
 * How long completion takes at the end of a module of 200 lines, warm; every question is about another text, as while typing.
 *
 *   npx tsx --conditions=@rulewright/source bench/src/epl-service.ts
 */
import { createLanguageService } from '@rulewright/epl/service';

const SCHEMA = `create schema event(timestamp string, type string, src_ip string, dst_ip string, src_port int, dst_port int, bytes_sent int, login string);
`;
const RULE = `@Name('Scan')
@Alert(name='scan', outID=1, severity='high')
insert into scans
select a.src_ip as src_ip, b.dst_ip as dst_ip, count(distinct b.dst_port) as ports,
  window(b.dst_port) as seen, max(b.bytes_sent) as most
from pattern [
  every a=event(type = 'firewall' and src_ip not in ('10.0.0.1', '10.0.0.2'))
    -> b=event(type = 'firewall' and src_ip = a.src_ip and dst_port between 1 and 1024)
      where timer:within(30 sec)
].win:time(10 min) as p
where a.login is not null
  and (a.login not like '%$' or b.bytes_sent > 1000)
  and case when b.bytes_sent > 1000 then true else b.bytes_sent > 10 end
group by a.src_ip, b.dst_ip
having count(distinct b.dst_port) > 50
output first every 1 hour
order by ports desc;
`;

const LINES = 200;
const copies = Math.ceil(LINES / RULE.split('\n').length);
const MODULE = SCHEMA + Array.from({ length: copies }, (_, i) => RULE.replace("'Scan'", `'Scan${i}'`)).join('');
/** what stands at the caret: a property, a clause, a type, a function */
const ENDINGS = ['select src_ip, dst_ from event', 'select src_ip from event(type', 'select * from ev', 'select cou'];
const QUESTIONS = 400;

const service = createLanguageService();
const times: number[] = [];
let items = 0;
for (let i = 0; i < QUESTIONS; i++) {
  const text = `${MODULE}@Name('new${i}') ${ENDINGS[i % ENDINGS.length]}`;
  const start = performance.now();
  items += service.complete(text, text.length).items.length;
  if (i >= QUESTIONS / 2) times.push(performance.now() - start);
}
if (items === 0) throw new Error('nothing was offered');
times.sort((a, b) => a - b);
const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
console.log(
  `completion at the end of ${MODULE.split('\n').length} lines: median ${at(0.5)} ms, p95 ${at(0.95)} ms, Node ${process.version}`,
);
