/**
 * How fast EPL is parsed, warm: a rule of 20 lines, a module of 2,000.
 *
 *   npx tsx --conditions=@rulewright/source bench/src/epl-syntax.ts
 */
import { expectedAt, format, nodeIds, parse, tokenize } from '@rulewright/epl/syntax';

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
const MODULE = Array.from({ length: 2000 / LINES }, (_, n) => RULE.replace("'Scan'", `'Scan${n}'`)).join('\n');

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

const { document } = parse(MODULE);
const timings = [
  time(`tokenize ${LINES} lines`, () => tokenize(RULE)),
  time(`parse ${LINES} lines`, () => parse(RULE)),
  time('tokenize 2,000 lines', () => tokenize(MODULE)),
  time('parse 2,000 lines', () => parse(MODULE)),
  time('node ids of 2,000 lines', () => nodeIds(document)),
  time('expected at the end of 2,000 lines', () => expectedAt(`${MODULE}\nselect * from A wh`, MODULE.length + 19)),
  time('format 2,000 lines', () => format(MODULE)),
];
console.log(
  `${document.statements.length} statements, ${MODULE.length} characters, ${document.tokens.length} tokens, Node ${process.version}`,
);
for (const { name, bestMs, medianMs, p95Ms } of timings) {
  console.log(
    `${name.padEnd(36)} best ${bestMs.toFixed(3).padStart(8)} ms   median ${medianMs.toFixed(3).padStart(8)} ms   p95 ${p95Ms.toFixed(3).padStart(8)} ms`,
  );
}
