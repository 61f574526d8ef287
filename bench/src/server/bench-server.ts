import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../apps/server/src/main.ts', import.meta.url));

/** A server on a new data folder that a benchmark starts, kills and starts again. */
export interface BenchServer {
  /** @returns ms until it took events */
  start(): Promise<number>;
  url(): string;
  pid(): number;
  kill(): Promise<void>;
  /** Stops it and removes its folder. */
  end(): Promise<void>;
}

export async function benchServer(configuration: Readonly<Record<string, unknown>> = {}): Promise<BenchServer> {
  const data = mkdtempSync(join(tmpdir(), 'rulewright-bench-'));
  chmodSync(data, 0o755);
  const file = join(data, 'bench.json');
  writeFileSync(file, JSON.stringify({ port: 0, data, samples: false, ...configuration }));
  let child: ChildProcess | undefined;
  let url = '';
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = child;
    child = undefined;
    if (!ending || ending.exitCode !== null) return;
    const exited = new Promise((resolve) => ending.once('exit', resolve));
    ending.removeAllListeners('exit').once('exit', () => undefined);
    ending.kill(signal);
    await Promise.race([exited, new Promise((resolve) => ending.once('close', resolve))]);
  };
  return {
    start: async () => {
      const began = performance.now();
      const started = spawn(process.execPath, ['--conditions=@rulewright/source', '--import', 'tsx', MAIN, '--config', file], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      child = started;
      url = await new Promise<string>((resolve, reject) => {
        started.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
        started.stdout?.setEncoding('utf8').on('data', (text: string) => {
          const match = /ready: (http:\/\/[\w.:]+)/.exec(text);
          if (match?.[1]) resolve(match[1]);
        });
      });
      return performance.now() - began;
    },
    url: () => url,
    pid: () => child?.pid ?? 0,
    kill: () => stop('SIGKILL'),
    end: async () => {
      await stop('SIGTERM');
      rmSync(data, { recursive: true, force: true });
    },
  };
}

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

export async function deployRules(server: BenchServer, rules: number): Promise<void> {
  for (const text of [TYPES, ...Array.from({ length: rules }, (_, i) => ruleText(i))]) await deployText(server, text);
}

/** Stores a module under the name that it declares, and deploys it. */
async function deployText(server: BenchServer, text: string): Promise<void> {
  const name = /module (\w+)/.exec(text)?.[1] ?? '';
  await call(`${server.url()}/api/modules/${name}`, 'PUT', text, 'text/plain');
  const deploy = JSON.stringify({ name });
  const report = (await call(`${server.url()}/api/modules/deploy`, 'POST', deploy, 'application/json')) as {
    readonly kind: string;
  };
  if (report.kind !== 'deployed') throw new Error(JSON.stringify(report));
}

async function call(url: string, method: string, body: string, type: string): Promise<unknown> {
  const response = await fetch(url, { method, body, headers: { 'content-type': type } });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** Deterministic, so that two runs send the same. */
let state = 42;
function pick(n: number): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * n);
}

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

const made = new Map<number, readonly string[]>();
let next = 0;

/** One of 32 bodies of so many events. */
export function batchOf(size: number): string {
  let bodies = made.get(size);
  if (!bodies) {
    bodies = Array.from({ length: 32 }, () => JSON.stringify(Array.from({ length: size }, event)));
    made.set(size, bodies);
  }
  return bodies[next++ % bodies.length] ?? '[]';
}
