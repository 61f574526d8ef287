import { setTimeout as pause } from 'node:timers/promises';
import type { EngineStatus, IngestAnswer } from '@rulewright/contracts';
import { temporaryDataFolder } from '../../src/store/testing/data-folder.js';
import { INSTANTS, type Instant, killAt } from './instants.js';
import { Receiver } from './receiver.js';
import { Victim } from './victim.js';
import { batchesOf, MODULES, redeployed, SOURCE } from './workload.js';

export interface KillOptions {
  readonly rounds: number;
  /** kinds of kills, all of them when absent */
  readonly instants?: readonly Instant[];
  readonly events: number;
  readonly seed: number;
  /** hears of every round as it ends */
  readonly told?: (round: Round) => void;
}

/** One kill, and what was there when the replay had come to the end of its batch. */
export interface Round {
  readonly instant: Instant;
  /** batch at which it happened, from 0 */
  readonly batch: number;
  /** ms from the start of the process to the first event that it takes */
  readonly recoveryMs: number;
  readonly expected: number;
  readonly lost: number;
  readonly doubled: number;
  /** events that were acknowledged so far, less those that the engine has counted */
  readonly uncounted: number;
}

export interface KillReport {
  readonly rounds: readonly Round[];
  readonly alerts: number;
  readonly events: number;
  /** alerts that the receiver never took */
  readonly undelivered: number;
  /** deliveries of alerts that the table does not hold */
  readonly unknown: number;
  /** deliveries beyond the first of an alert */
  readonly repeated: number;
}

const BATCH = 200;
const SNAPSHOT_SECONDS = 0.5;
const WAIT_MS = 25;
const PATIENCE_MS = 60_000;

interface Kill {
  readonly batch: number;
  readonly instant: Instant;
}

/**
 * Replays the log twice, once undisturbed and once with kills at random instants, and compares after every kill: alerts as a multiset of
 * everything but their ids and places in the journal, which differ since each run has ticks and orders of its own.
 */
export async function killRounds({ rounds, instants = INSTANTS, events, seed, told }: KillOptions): Promise<KillReport> {
  const random = generator(seed);
  const batches = batchesOf(events, BATCH);
  const kills = Array.from(
    { length: rounds },
    (_, i): Kill => ({
      batch: Math.min(batches.length - 1, Math.floor(((i + random()) / rounds) * batches.length)),
      // Each kind as often as the others, in any order.
      instant: instants[(i + Math.floor(i / instants.length)) % instants.length] ?? 'ingest',
    }),
  );
  const receiver = new Receiver();
  const url = await receiver.start();
  const replayed = async <T>(use: (replay: Replay) => Promise<T>): Promise<T> => {
    const replay = new Replay({ batches, kills, receiver });
    try {
      await replay.begin(url);
      return await use(replay);
    } finally {
      await replay.end();
    }
  };
  try {
    const expected = await replayed((replay) => replay.undisturbed());
    receiver.taken.clear();
    return await replayed((replay) => replay.disturbed({ random, expected, told: told ?? (() => undefined) }));
  } finally {
    await receiver.stop();
  }
}

interface ReplayOptions {
  readonly batches: ReturnType<typeof batchesOf>;
  readonly kills: readonly Kill[];
  readonly receiver: Receiver;
}
/** Alerts after each kill's batch. */
type Alerts = readonly (readonly string[])[];
interface Disturbance {
  readonly random: () => number;
  readonly expected: Alerts;
  readonly told: (round: Round) => void;
}

/** One replay of the log into a server of its own. */
class Replay {
  readonly #options: ReplayOptions;
  readonly #folder = temporaryDataFolder();
  readonly #victim = new Victim(this.#folder.path, SNAPSHOT_SECONDS);
  #deploys = 0;
  #acknowledged = 0;

  constructor(options: ReplayOptions) {
    this.#options = options;
  }

  async begin(url: string): Promise<void> {
    await this.#victim.start();
    await prepare(this.#victim, url);
  }

  async end(): Promise<void> {
    await this.#victim.stop();
    this.#folder.remove();
  }

  async undisturbed(): Promise<Alerts> {
    const alerts: (readonly string[])[] = [];
    await this.#sendAll(
      async ({ instant }) => {
        if (instant === 'deploy') await deployCounts(this.#victim, ++this.#deploys);
        return 0;
      },
      async () => {
        await settled(this.#victim);
        alerts.push(await storedAlerts(this.#victim));
      },
    );
    return alerts;
  }

  async disturbed({ random, expected, told }: Disturbance): Promise<KillReport> {
    const rounds: Round[] = [];
    await this.#sendAll(
      ({ instant }, send) => this.#kill(instant, send, random),
      async ({ instant, batch }, recoveryMs) => {
        const uncounted = this.#acknowledged - (await settled(this.#victim));
        const compared = compare(expected[rounds.length] ?? [], await storedAlerts(this.#victim));
        const round = { instant, batch, recoveryMs, ...compared, uncounted };
        rounds.push(round);
        told(round);
      },
    );
    return { rounds, events: this.#acknowledged, ...(await deliveries(this.#victim, this.#options.receiver)) };
  }

  /** @param before  comes to a kill before its batch is sent, `after` when that was answered, with what `before` gave */
  async #sendAll(
    before: (kill: Kill, send: () => Promise<IngestAnswer>) => Promise<number>,
    after: (kill: Kill, recoveryMs: number) => Promise<void>,
  ): Promise<void> {
    const { batches, kills } = this.#options;
    for (const [n, batch] of batches.entries()) {
      const send = (): Promise<IngestAnswer> =>
        this.#victim.call<IngestAnswer>('POST', '/api/events?source=zeek', batch, { 'idempotency-key': `batch ${n}` });
      const due = kills.filter((kill) => kill.batch === n);
      const recovered: number[] = [];
      for (const kill of due) recovered.push(await before(kill, send));
      this.#acknowledged += (await send()).accepted;
      for (const [i, kill] of due.entries()) await after(kill, recovered[i] ?? 0);
    }
  }

  /** @returns ms that the start afterwards took */
  async #kill(instant: Instant, send: () => Promise<unknown>, random: () => number): Promise<number> {
    const version = instant === 'deploy' ? ++this.#deploys : this.#deploys;
    const deploy = (): Promise<void> => deployCounts(this.#victim, version);
    await killAt(instant, { victim: this.#victim, receiver: this.#options.receiver, send, deploy, random });
    const recoveryMs = await this.#victim.start();
    // Nobody has answered the deploy: whoever wanted it asks for it again.
    if (instant === 'deploy') await deploy();
    return recoveryMs;
  }
}

async function prepare(victim: Victim, url: string): Promise<void> {
  await victim.call('POST', '/api/connections', { name: 'receiver', service: 'webhook', outId: '1', options: { url } });
  await victim.call('POST', '/api/sources', SOURCE);
  for (const [name, epl] of Object.entries(MODULES)) {
    await victim.call('PUT', `/api/modules/${name}`, { epl });
    await deployed(victim, name);
  }
}

async function deployCounts(victim: Victim, times: number): Promise<void> {
  await victim.call('PUT', '/api/modules/counts', { epl: redeployed(times) });
  await deployed(victim, 'counts');
}

async function deployed(victim: Victim, name: string): Promise<void> {
  const report = await victim.call<{ readonly kind: string }>('POST', '/api/modules/deploy', { name });
  if (report.kind !== 'deployed') throw new Error(JSON.stringify(report));
}

/** Waits until the effects of all that is in the journal are stored. @returns events that the engine has counted */
async function settled(victim: Victim): Promise<number> {
  const { journalSeq } = await victim.call<EngineStatus>('GET', '/api/engine');
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    const { processedSeq, events } = await victim.call<EngineStatus>('GET', '/api/engine');
    if (processedSeq >= journalSeq) return events;
    await pause(WAIT_MS);
  }
  throw new Error('what was sent is not stored');
}

/** Everything of the alerts that does not hang on the run; sorted. */
async function storedAlerts(victim: Victim): Promise<readonly string[]> {
  const rows = await victim.inDatabase(async (client) =>
    client.query<{ readonly alert: string }>(
      `select jsonb_build_array(module_name, statement, name, severity, key, columns, occurred_at)::text as alert from alerts order by 1`,
    ),
  );
  return rows?.rows.map(({ alert }) => alert) ?? [];
}

function compare(expected: readonly string[], stored: readonly string[]): Pick<Round, 'expected' | 'lost' | 'doubled'> {
  const left = new Map<string, number>();
  for (const alert of expected) left.set(alert, (left.get(alert) ?? 0) + 1);
  for (const alert of stored) left.set(alert, (left.get(alert) ?? 0) - 1);
  const counts = [...left.values()];
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    expected: expected.length,
    lost: sum(counts.filter((count) => count > 0)),
    doubled: -sum(counts.filter((count) => count < 0)),
  };
}

/** Waits until every alert was delivered, or for a minute in vain. */
async function deliveries(victim: Victim, { taken }: Receiver): Promise<Omit<KillReport, 'rounds' | 'events'>> {
  const end = performance.now() + PATIENCE_MS;
  let ids: readonly string[] = [];
  do {
    const found = await victim.inDatabase(async (client) => client.query<{ readonly id: string }>('select id from alerts'));
    ids = found?.rows.map(({ id }) => id) ?? [];
    await pause(WAIT_MS * 10);
  } while (!ids.every((id) => taken.has(id)) && performance.now() < end);
  const stored = new Set(ids);
  return {
    alerts: ids.length,
    undelivered: ids.filter((id) => !taken.has(id)).length,
    unknown: [...taken.keys()].filter((id) => !stored.has(id)).length,
    repeated: [...taken.values()].reduce((sum, count) => sum + count - 1, 0),
  };
}

/** From 0 up to 1; the same numbers for the same seed. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
