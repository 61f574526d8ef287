import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { postgresAccount } from '../../src/store/postgres/account.js';
import { postgresBinaries } from '../../src/store/postgres/binaries.js';
import { postgresHome } from '../../src/store/postgres/home.js';
import { addressOf } from '../../src/store/postgres/postmaster.js';

const PROGRAM = fileURLToPath(new URL('server-process.ts', import.meta.url));
const START_WITHIN_MS = 120_000;

/** A server process on one data folder that is killed and started again; calls go to the one that runs. */
export class Victim {
  readonly #data: string;
  readonly #snapshotSeconds: number;
  readonly #queueBytes: number | undefined;
  #child: ChildProcess | undefined;
  #url = '';
  #printed = '';

  /** @param queueBytes  what may be on its way in the server; absent = what is usual */
  constructor(data: string, snapshotSeconds: number, queueBytes?: number) {
    this.#data = data;
    this.#snapshotSeconds = snapshotSeconds;
    this.#queueBytes = queueBytes;
  }

  get url(): string {
    return this.#url;
  }

  /** What all its lives have printed. */
  get printed(): string {
    return this.#printed;
  }

  /** Starts it. @returns ms until it took events */
  async start(): Promise<number> {
    const began = performance.now();
    const child = this.spawn();
    this.#url = await new Promise<string>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`the server did not start:\n${this.#printed}`)), START_WITHIN_MS);
      child.once('exit', () => reject(new Error(`the server ended:\n${this.#printed}`)));
      child.stdout?.on('data', (text: string) => {
        const match = /ready: (\S+)/.exec(text);
        if (!match?.[1]) return;
        clearTimeout(late);
        resolve(match[1]);
      });
    });
    return performance.now() - began;
  }

  /** Begins a start and waits for nothing. */
  spawn(): ChildProcess {
    const args = ['--conditions=@rulewright/source', '--import', 'tsx', PROGRAM, this.#data, String(this.#snapshotSeconds)];
    if (this.#queueBytes !== undefined) args.push(String(this.#queueBytes));
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#printed += text));
    this.#child = child;
    return child;
  }

  /** kill -9. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async call<T>(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<T> {
    const response = await fetch(this.#url + path, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  /** Works on its database over a connection of its own; undefined when that was broken meanwhile. */
  async inDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T | undefined> {
    const client = new pg.Client(addressOf(postgresHome(this.#data, postgresBinaries(), postgresAccount())));
    let broken = false;
    client.on('error', () => (broken = true));
    await client.connect();
    try {
      return await work(client);
    } catch (error) {
      if (broken || (error as { readonly code?: string }).code === '57P01') return undefined;
      throw error;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await exited;
  }
}
