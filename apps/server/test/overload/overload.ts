import { setTimeout as pause } from 'node:timers/promises';
import type { AlertPage, EngineStatus } from '@rulewright/contracts';
import { temporaryDataFolder } from '../../src/store/testing/data-folder.js';
import { Victim } from '../kill/victim.js';
import { Sender, type SentBatch } from './sender.js';
import { Vitals } from './vitals.js';

export interface OverloadOptions {
  readonly seconds: number;
  /** so many times what the server can process is offered */
  readonly factor: number;
  /** what may be on its way in the server; absent = what is usual */
  readonly queueBytes?: number;
  readonly told?: (line: string) => void;
}

export interface OverloadReport {
  /** events a second that the server takes from senders who wait for their answers */
  readonly capacity: number;
  /** events a second that were offered to it, and that it took meanwhile */
  readonly offered: number;
  readonly taken: number;
  /** answers by status, of batches */
  readonly answers: ReadonlyMap<number, number>;
  /** refusals that do not say when to come back */
  readonly withoutRetryAfter: number;
  /** batches that were acknowledged and have no alert, or more than one; alerts of batches that nobody acknowledged */
  readonly lost: number;
  readonly doubled: number;
  readonly unknown: number;
  /** events that the engine has counted beyond those that were acknowledged; below 0: short of them */
  readonly uncounted: number;
  /** bytes of the server process */
  readonly memoryBefore: number;
  readonly memoryPeak: number;
  /** ms until the server says that it lives, the worst of all times that it was asked */
  readonly worstAnswerMs: number;
}

const RULES = `create schema event(type string, batch string, src_ip string, n int);
@Name('Batch') @Alert select batch from event(type = 'first');
@Name('Busy') select src_ip, count(*) as n from event(type = 'more')#time(10 sec) group by src_ip;`;
const CAPACITY_SENDERS = 16;
/** A server that has just begun is slower than it is a moment later. */
const WARM_UP_MS = 2000;
const CAPACITY_MS = 3000;
/** Batches under way at once, at most: more than the queue has room for. */
const UNDER_WAY_MAX = 256;
const PAGE = 500;

/**
 * Offers a server of its own a multiple of what it can take, for a while, and compares what it acknowledged with what it has done. Every
 * batch has a key and begins with an event that is an alert; what was neither taken nor refused is sent again under its key.
 */
export async function overload({ seconds, factor, queueBytes, told = () => undefined }: OverloadOptions): Promise<OverloadReport> {
  const folder = temporaryDataFolder();
  const server = new Victim(folder.path, 60, queueBytes);
  try {
    await server.start();
    await server.call('PUT', '/api/modules/rules', { epl: RULES });
    await server.call('POST', '/api/modules/deploy', { name: 'rules' });
    const sender = new Sender(server.url);
    await paceOf(sender, WARM_UP_MS);
    const capacity = await paceOf(sender, CAPACITY_MS);
    told(`capacity: ${Math.round(capacity)} events/s from ${CAPACITY_SENDERS} senders who wait`);
    const vitals = await Vitals.of(server.url);
    const sent = await flood(sender, { eventsPerSecond: capacity * factor, ms: seconds * 1000 });
    const { memoryPeak, worstAnswerMs } = vitals.stop();
    told(`${sent.length} batches offered; those without an answer are sent again`);
    for (const batch of sent) while (batch.status !== 200 && batch.status !== 429) await sender.repeat(batch);
    const eventsOf = (batches: readonly SentBatch[]) => batches.reduce((sum, { events }) => sum + events, 0);
    return {
      capacity,
      offered: eventsOf(sent) / seconds,
      taken: eventsOf(sent.filter(({ firstStatus }) => firstStatus === 200)) / seconds,
      answers: byStatus(sent),
      withoutRetryAfter: sent.filter(({ firstStatus, retryAfter }) => firstStatus >= 400 && !retryAfter).length,
      ...(await compared(server, sender.acknowledged)),
      memoryBefore: vitals.memoryBefore,
      memoryPeak,
      worstAnswerMs,
    };
  } finally {
    await server.stop();
    folder.remove();
  }
}

function byStatus(batches: readonly SentBatch[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { firstStatus } of batches) counts.set(firstStatus, (counts.get(firstStatus) ?? 0) + 1);
  return counts;
}

/** A few senders, each of which waits for its answer before it sends again. @returns events a second that were taken */
async function paceOf(sender: Sender, ms: number): Promise<number> {
  const began = performance.now();
  let events = 0;
  const one = async (): Promise<void> => {
    while (performance.now() - began < ms) {
      const { status, events: count } = await sender.send();
      if (status === 200) events += count;
    }
  };
  await Promise.all(Array.from({ length: CAPACITY_SENDERS }, one));
  return events / ((performance.now() - began) / 1000);
}

/** Sends at a pace of its own, whatever the answers are. */
async function flood(
  sender: Sender,
  { eventsPerSecond, ms }: { readonly eventsPerSecond: number; readonly ms: number },
): Promise<readonly SentBatch[]> {
  const began = performance.now();
  const sent: SentBatch[] = [];
  const underWay = new Set<Promise<void>>();
  for (let next = began; next < began + ms; next += (1000 * sender.eventsABatch) / eventsPerSecond) {
    await pause(Math.max(0, next - performance.now()));
    // A generator that cannot keep its pace says so by what it has offered.
    while (underWay.size >= UNDER_WAY_MAX) await Promise.race(underWay);
    if (performance.now() > began + ms) break;
    const work: Promise<void> = sender.send().then((batch) => {
      sent.push(batch);
      underWay.delete(work);
    });
    underWay.add(work);
  }
  await Promise.all(underWay);
  return sent;
}

/** What was acknowledged beside what was done. */
async function compared(
  server: Victim,
  acknowledged: readonly SentBatch[],
): Promise<Pick<OverloadReport, 'lost' | 'doubled' | 'unknown' | 'uncounted'>> {
  const status = await settled(server);
  const expected = new Set(acknowledged.map(({ name }) => name));
  const alerts = await allAlerts(server);
  const counts = new Map<string, number>();
  for (const name of alerts) counts.set(name, (counts.get(name) ?? 0) + 1);
  return {
    lost: [...expected].filter((name) => !counts.has(name)).length,
    doubled: [...counts.values()].filter((count) => count > 1).length,
    unknown: [...counts.keys()].filter((name) => !expected.has(name)).length,
    uncounted: status.events - acknowledged.reduce((sum, { events }) => sum + events, 0),
  };
}

/** Waits until everything durable is processed and stored. */
async function settled(server: Victim): Promise<EngineStatus> {
  const ask = () => server.call<EngineStatus>('GET', '/api/engine');
  // What was acknowledged stands in the journal up to here; ticks of the clock go on behind it.
  const { journalSeq } = await ask();
  for (;;) {
    const status = await ask();
    if (status.queueBatches === 0 && status.processedSeq >= journalSeq) return status;
    await pause(100);
  }
}

async function allAlerts(server: Victim): Promise<readonly string[]> {
  const names: string[] = [];
  for (let before: number | null | undefined; before !== null; ) {
    const page: AlertPage = await server.call('GET', `/api/alerts?limit=${PAGE}${before === undefined ? '' : `&before=${before}`}`);
    names.push(...page.alerts.map(({ row }) => String(row['batch'])));
    before = page.nextBefore;
  }
  return names;
}
