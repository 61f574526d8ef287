// Durable end to end: HTTP batches of 500 -> journal -> engine with ten rules -> stored alerts. Starts a server of its own on a new data
// folder, sends for some seconds from several senders, and prints what was acknowledged, how long answers took, and what came out.
//
//   node --conditions=@rulewright/source --import tsx bench/src/server-ingest.ts [--seconds 10] [--senders 4] [--batch 500]
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    senders: { type: 'string', default: '4' },
    batch: { type: 'string', default: '500' },
    rules: { type: 'string', default: '10' },
  },
});
const SECONDS = Number(values.seconds);
const SENDERS = Number(values.senders);
const BATCH = Number(values.batch);
const RULES = Number(values.rules);

const TYPES = `module types;
create schema event(type string, time long, src_ip string, dst_ip string, src_port int, dst_port int, proto string, action string, bytes long, login string, host string);`;

/** Rules of the shapes that a security team writes: counted scans, failed log-ins, thresholds a key. Few of them fire. */
function ruleText(i: number): string {
  const kinds = [
    `select src_ip, count(distinct dst_ip) as targets from event(type='firewall').win:time(30 sec) group by src_ip having count(distinct dst_ip) > ${200 + i} output first every 1 hour`,
    `select login, count(*) as failures from event(type='login', action='failed').win:time(60 sec) group by login having count(*) > ${500 + i} output first every 10 min`,
    `select a.src_ip as src_ip, b.dst_port as port from pattern [every a=event(type='firewall', dst_port=${20 + i}, action='denied') -> b=event(type='firewall', src_ip=a.src_ip, dst_port=${3300 + i}) where timer:within(10 sec)]`,
    `select host, sum(bytes) as total from event(type='proxy').win:time_batch(5 sec) group by host having sum(bytes) > ${1_000_000_000 + i}`,
  ];
  return `module rule${i}; uses types;\n@Name('rule${i}') @Alert(name='rule${i}')\n${kinds[i % kinds.length]}`;
}

/** Deterministic, so that two runs send the same. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const random = generator(42);
const pick = (n: number): number => Math.floor(random() * n);

function event(): Record<string, unknown> {
  const type = ['firewall', 'firewall', 'login', 'proxy'][pick(4)];
  return {
    type,
    time: 1_700_000_000_000 + pick(1_000_000),
    src_ip: `10.${pick(4)}.${pick(250)}.${pick(250)}`,
    dst_ip: `192.168.${pick(250)}.${pick(250)}`,
    src_port: 1024 + pick(60_000),
    dst_port: pick(1024),
    proto: 'tcp',
    action: pick(10) === 0 ? 'denied' : 'allowed',
    bytes: pick(100_000),
    login: `user${pick(5000)}`,
    host: `host-${pick(300)}.corp.example`,
  };
}

const BODIES = Array.from({ length: 64 }, () => JSON.stringify(Array.from({ length: BATCH }, event)));

async function startServer(data: string): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const main = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--conditions=@rulewright/source', '--import', 'tsx', main, '--port', '0', '--data', data, '--no-samples'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const match = /http:\/\/[\w.:]+/.exec(text);
      if (match) resolve(match[0]);
    });
  });
  return { url, child };
}

async function call(url: string, method: string, body: string, type: string): Promise<unknown> {
  const response = await fetch(url, { method, body, headers: { 'content-type': type } });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** CPU seconds that a process and those below it have used (Linux): on a machine that others use too, the fairer measure. */
function cpuSeconds(root: number): { readonly server: number; readonly database: number } {
  const processes = readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return [{ pid: Number(name), parent: Number(fields[1]), seconds: (Number(fields[11]) + Number(fields[12])) / 100 }];
    } catch {
      return [];
    }
  });
  const below = (pid: number): number =>
    processes.filter(({ parent }) => parent === pid).reduce((sum, child) => sum + child.seconds + below(child.pid), 0);
  return { server: processes.find(({ pid }) => pid === root)?.seconds ?? 0, database: below(root) };
}

const percentile = (sorted: readonly number[], p: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? 0;

const data = mkdtempSync(join(tmpdir(), 'rulewright-bench-'));
const { url, child } = await startServer(data);
try {
  for (const text of [TYPES, ...Array.from({ length: RULES }, (_, i) => ruleText(i))]) {
    const name = /module (\w+)/.exec(text)?.[1] ?? '';
    await call(`${url}/api/modules/${name}`, 'PUT', text, 'text/plain');
    const report = (await call(`${url}/api/modules/deploy`, 'POST', JSON.stringify({ name }), 'application/json')) as {
      readonly kind: string;
    };
    if (report.kind !== 'deployed') throw new Error(JSON.stringify(report));
  }
  const took: number[] = [];
  let accepted = 0;
  let refused = 0;
  const send = async (sender: number, until: number): Promise<void> => {
    for (let i = sender; performance.now() < until; i += SENDERS) {
      const started = performance.now();
      const response = await fetch(`${url}/api/events`, {
        method: 'POST',
        body: BODIES[i % BODIES.length] ?? '',
        headers: { 'content-type': 'application/json' },
      });
      const answer = (await response.json()) as { readonly accepted?: number };
      took.push(performance.now() - started);
      if (response.ok) accepted += answer.accepted ?? 0;
      else refused++;
    }
  };
  const run = async (seconds: number): Promise<number> => {
    const started = performance.now();
    await Promise.all(Array.from({ length: SENDERS }, (_, sender) => send(sender, started + seconds * 1000)));
    return (performance.now() - started) / 1000;
  };
  await run(3);
  took.length = 0;
  accepted = refused = 0;
  const before = cpuSeconds(child.pid ?? 0);
  const seconds = await run(SECONDS);
  const after = cpuSeconds(child.pid ?? 0);
  const perSecond = (used: number): number => Math.round((used / seconds) * 100) / 100;
  const sorted = took.toSorted((a, b) => a - b);
  const status = (await (await fetch(`${url}/api/engine`)).json()) as Record<string, unknown>;
  const page = (await (await fetch(`${url}/api/alerts?limit=1`)).json()) as { readonly total: number };
  console.log(
    JSON.stringify(
      {
        rules: RULES,
        batch: BATCH,
        senders: SENDERS,
        eventsPerSecond: Math.round(accepted / seconds),
        batchesPerSecond: Math.round(took.length / seconds),
        answerMs: { p50: Math.round(percentile(sorted, 0.5)), p99: Math.round(percentile(sorted, 0.99)) },
        refused,
        cores: { server: perSecond(after.server - before.server), database: perSecond(after.database - before.database) },
        eventsPerCpuSecond: Math.round(accepted / (after.server - before.server + after.database - before.database)),
        alerts: page.total,
        engine: { lagMs: status['lagMs'], queueBatches: status['queueBatches'], rejected: status['rejected'] },
      },
      undefined,
      2,
    ),
  );
} finally {
  child.removeAllListeners('exit');
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('exit', resolve));
  rmSync(data, { recursive: true, force: true });
}
