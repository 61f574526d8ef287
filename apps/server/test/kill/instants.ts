import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Receiver } from './receiver.js';
import type { Victim } from './victim.js';

/** When a server is killed. */
export const INSTANTS = ['ingest', 'commit', 'effects', 'snapshot', 'delivery', 'deploy', 'recovery'] as const;
export type Instant = (typeof INSTANTS)[number];

export interface Scene {
  readonly victim: Victim;
  readonly receiver: Receiver;
  /** sends the batch that is due; nobody knows whether its answer comes */
  readonly send: () => Promise<unknown>;
  /** deploys the version that is due */
  readonly deploy: () => Promise<unknown>;
  /** from 0 up to 1 */
  readonly random: () => number;
}

const WAIT_MS = 5;
const PATIENCE_MS = 20_000;
const INGEST_WITHIN_MS = 40;
const DEPLOY_WITHIN_MS = 120;
const RECOVERY_WITHIN_MS = 4000;

/** Brings the server to the instant, and kills it there. */
export async function killAt(instant: Instant, scene: Scene): Promise<void> {
  const { victim, receiver, send, deploy, random } = scene;
  switch (instant) {
    case 'ingest':
      return during(send(), victim, pause(random() * INGEST_WITHIN_MS));
    case 'commit':
      return atLock('journal', scene, send);
    case 'effects':
      return atLock('settings', scene, send);
    case 'snapshot':
      return atLock('snapshots', scene, send);
    case 'deploy':
      return random() < 0.5 ? during(deploy(), victim, pause(random() * DEPLOY_WITHIN_MS)) : atLock('deployments', scene, deploy);
    case 'delivery': {
      const waiting = receiver.hold();
      await during(send(), victim, Promise.race([waiting, pause(PATIENCE_MS / 10)]));
      receiver.release();
      return;
    }
    case 'recovery':
      await during(send(), victim, pause(random() * INGEST_WITHIN_MS));
      victim.spawn();
      await pause(random() * RECOVERY_WITHIN_MS);
      return victim.kill();
  }
}

async function during(work: Promise<unknown>, victim: Victim, moment: Promise<unknown>): Promise<void> {
  const settled = work.catch(() => undefined);
  await moment;
  await victim.kill();
  await settled;
}

/**
 * Kills the server in the middle of a transaction: a lock of ours keeps its write to a table waiting. Sometimes the lock goes just before,
 * so that database and kill run against each other.
 */
async function atLock(table: string, { victim, random }: Scene, work: () => Promise<unknown>): Promise<void> {
  let settled: Promise<unknown> = Promise.resolve();
  await victim.inDatabase(async (client) => {
    await client.query('begin');
    await client.query(`lock table ${table} in exclusive mode`);
    settled = work().catch(() => undefined);
    await somebodyWaits(client);
    if (random() < 0.5) await client.query('rollback');
    await victim.kill();
  });
  await victim.kill();
  await settled;
}

async function somebodyWaits(client: pg.Client): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    const { rows } = await client.query('select 1 from pg_locks where not granted limit 1');
    if (rows.length > 0) return;
    await pause(WAIT_MS);
  }
}
