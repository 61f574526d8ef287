/**
 * How fast EPL is checked, warm: a rule of 20 lines, a module of 2,000, alone and with parsing.
 *
 *   npx tsx --conditions=@rulewright/source bench/src/epl-semantics.ts
 */
import { check, EMPTY_WORLD } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';

const SCHEMA = `module base;
create schema event(
  timestamp string, type string, src_ip string, dst_ip string, src_port int, dst_port int, bytes_sent int, bytes_recieved int, login string
);
create window LoginsIP#unique(ip) as (ip string, login string, last_seen long, groups string[]);`;

const RULE = `@Name('Scan')
@Alert(name='scan', outID=1, severity='high')
insert into scans
select a.src_ip as src_ip, b.dst_ip as dst_ip, count(distinct b.dst_port) as ports,
  window(b.dst_port) as seen, max(b.bytes_sent) as most
from pattern [
  every a=event(type = 'firewall' and src_ip not in ('10.0.0.1', '10.0.0.2'))
    -> b=event(type = 'firewall' and src_ip = a.src_ip and dst_port between 1 and 1024)
      where timer:within(30 sec)
].win:time(10 min) as p,
  LoginsIP as L
where L.ip = a.src_ip
  and L.login is not null
  and (L.login not like '%$' or L.last_seen > current_timestamp - 3600000)
  and case when b.bytes_sent > 1000 then true else b.bytes_recieved > 1000 end
  and Arrays.asList(L.groups).contains('admins')
group by a.src_ip, b.dst_ip
having count(distinct b.dst_port) > 50
output first every 1 hour
order by ports desc;`;

const LINES = RULE.split('\n').length;
const MODULE = `module big; uses base;\n${Array.from({ length: 2000 / LINES }, (_, n) => RULE.replace("'Scan'", `'Scan${n}'`)).join('\n')}`;

interface Timing {
  readonly name: string;
  readonly bestMs: number;
  readonly medianMs: number;
  readonly p95Ms: number;
}

/** Runs for a second to warm up, then measures single runs. */
function time(name: string, run: () => unknown): Timing {
  const warm = performance.now() + 1000;
  while (performance.now() < warm) run();
  const times: number[] = [];
  const end = performance.now() + 2000;
  while (performance.now() < end) {
    const start = performance.now();
    run();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return { name, bestMs: at(0), medianMs: at(0.5), p95Ms: at(0.95) };
}

const { world } = check(parse(SCHEMA).document, EMPTY_WORLD);
const rule = parse(RULE).document;
const module = parse(MODULE).document;
const faults = [rule, module].flatMap((document) =>
  check(document, world).diagnostics.filter(({ severity }) => severity === 'error'),
);
if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join('; '));
const timings = [
  time(`check ${LINES} lines`, () => check(rule, world)),
  time(`check ${LINES} lines with bindings`, () => check(rule, world, { bindings: true })),
  time(`parse and check ${LINES} lines`, () => check(parse(RULE).document, world)),
  time('check 2,000 lines', () => check(module, world)),
  time('parse and check 2,000 lines', () => check(parse(MODULE).document, world)),
];
console.log(`${module.statements.length} statements, ${MODULE.length} characters, Node ${process.version}`);
for (const { name, bestMs, medianMs, p95Ms } of timings) {
  console.log(
    `${name.padEnd(36)} best ${bestMs.toFixed(3).padStart(8)} ms   median ${medianMs.toFixed(3).padStart(8)} ms   p95 ${p95Ms.toFixed(3).padStart(8)} ms`,
  );
}
