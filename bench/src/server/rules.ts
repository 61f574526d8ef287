import type { BenchServer } from './bench-server.js';
import { call } from './client.js';

const TYPES = `module types;
create schema event(type string, time long, src_ip string, dst_ip string, src_port int, dst_port int, proto string, action string, bytes long, login string, host string);`;

/** Rules of the shapes that a security team writes: counted scans, failed log-ins, sequences, sums a key. Few of them fire. */
function ruleText(i: number): string {
  const kinds = [
    `select src_ip, count(distinct dst_ip) as targets from event(type='firewall').win:time(30 sec) group by src_ip having count(distinct dst_ip) > ${200 + i} output first every 1 hour`,
    `select login, count(*) as failures from event(type='login', action='failed').win:time(60 sec) group by login having count(*) > ${500 + i} output first every 10 min`,
    `select a.src_ip as src_ip, b.dst_port as port from pattern [every a=event(type='firewall', dst_port=${20 + i}, action='denied') -> b=event(type='firewall', src_ip=a.src_ip, dst_port=${3300 + i}) where timer:within(10 sec)]`,
    `select host, sum(bytes) as total from event(type='proxy').win:time_batch(5 sec) group by host having sum(bytes) > ${1_000_000_000 + i}`,
  ];
  return `module rule${i}; uses types;\n@Name('rule${i}') @Alert(name='rule${i}')\n${kinds[i % kinds.length]}`;
}

/** One alert an event of type `mark`, with what it takes to know that event again. */
const MARKS = `module marks; uses types;\n@Name('mark') @Alert(name='mark', severity='high')\nselect time, src_ip, host from event(type='mark')`;

/** The modules of a benchmark in the order in which they are deployed. */
export function ruleTexts(rules: number): readonly string[] {
  return [TYPES, MARKS, ...Array.from({ length: rules }, (_, i) => ruleText(i))];
}

export async function deployRules(server: BenchServer, rules: number): Promise<void> {
  for (const text of ruleTexts(rules)) await deployText(server, text);
}

/** Stores a module under the name that it declares, and deploys it. */
async function deployText(server: BenchServer, text: string): Promise<void> {
  const name = /module (\w+)/.exec(text)?.[1] ?? '';
  await call(`${server.url()}/api/modules/${name}`, 'PUT', { body: text, type: 'text/plain' });
  const deploy = { body: JSON.stringify({ name }), type: 'application/json' };
  const report = await call(`${server.url()}/api/modules/deploy`, 'POST', deploy);
  if ((report as { readonly kind: string }).kind !== 'deployed') throw new Error(JSON.stringify(report));
}
