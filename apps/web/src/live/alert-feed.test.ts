import type { Alert, AlertsSince } from '@rulewright/contracts';
import { describe, expect, it } from 'vitest';
import { AlertFeed, MOST_MISSED } from './alert-feed.js';
import type { ConnectionEvent } from './connection.js';

const alert = (seq: number): Alert => ({
  seq,
  id: seq.toString(16).padStart(64, '0'),
  rule: 'network.scan',
  version: 1,
  statement: 'Scan',
  name: 'scan',
  severity: 'high',
  tags: [],
  key: [],
  row: {},
  state: 'open',
  stateBy: null,
  time: 0,
  storedAt: 0,
  shadow: false,
});

const alerts = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => alert(from + index));

/** A feed over a store that holds alerts 1 to `stored`; what it hands on is written down. */
function feedOver(stored: () => number, fail: () => boolean = () => false) {
  const got: number[] = [];
  const told: ConnectionEvent['kind'][] = [];
  let lost = 0;
  const since = async (seq: number, limit: number): Promise<AlertsSince> => {
    if (fail()) throw new Error('connection broke');
    return { alerts: alerts(seq + 1, Math.min(stored(), seq + limit)), more: seq + limit < stored() };
  };
  const feed = new AlertFeed({ since, tell: (event) => told.push(event.kind) });
  feed.listen({
    arrived: (fresh) => got.push(...fresh.map((each) => each.seq)),
    changed: () => {},
    lost: () => {
      lost++;
    },
  });
  return { feed, got, told, lost: () => lost };
}

describe('alerts over connections that come and go', () => {
  it('begins at the newest alert of the first connect', async () => {
    const { feed, got, told } = feedOver(() => 100);
    await feed.connected(100);
    await feed.receive({ alerts: [alert(101)], skipped: 0 });
    expect({ got, told }).toEqual({ got: [101], told: ['opened'] });
  });

  it('hands on each alert once, whatever the server repeats', async () => {
    const { feed, got } = feedOver(() => 3);
    await feed.connected(0);
    await feed.receive({ alerts: alerts(1, 2), skipped: 0 });
    await feed.receive({ alerts: alerts(2, 3), skipped: 0 });
    expect(got).toEqual([1, 2, 3]);
  });

  it('fetches what was missed while away, in pages, before it is live', async () => {
    let stored = 10;
    const { feed, got, told } = feedOver(() => stored);
    await feed.connected(10);
    stored = 1_210;
    await feed.connected(1_210);
    expect(got).toEqual(alerts(11, 1_210).map((each) => each.seq));
    expect(told).toEqual(['opened', 'opened', 'missed', 'fetched', 'fetched', 'fetched', 'caught-up']);
  });

  it('keeps what comes meanwhile back until the gap before it is filled', async () => {
    let stored = 10;
    const { feed, got } = feedOver(() => stored);
    await feed.connected(10);
    stored = 12;
    const catchingUp = feed.connected(12);
    await feed.receive({ alerts: [alert(13)], skipped: 0 });
    await catchingUp;
    expect(got).toEqual([11, 12, 13]);
  });

  it('fetches what the server left out for a slow connection', async () => {
    const { feed, got } = feedOver(() => 500);
    await feed.connected(0);
    await feed.receive({ alerts: [alert(500)], skipped: 499 });
    expect(got).toEqual(alerts(1, 500).map((each) => each.seq));
  });

  it('loses and doubles nothing when the connection breaks in the middle of catching up', async () => {
    let stored = 0;
    let broken = true;
    const { feed, got } = feedOver(
      () => stored,
      () => broken,
    );
    await feed.connected(0);
    stored = 5;
    const broke = expect(feed.connected(5)).rejects.toThrow('connection broke');
    await feed.receive({ alerts: [alert(6)], skipped: 0 });
    await broke;
    broken = false;
    stored = 7;
    await feed.connected(7);
    expect(got).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('asks for a reload instead of fetching more than 5,000', async () => {
    const { feed, got, lost } = feedOver(() => MOST_MISSED + 1);
    await feed.connected(0);
    await feed.connected(MOST_MISSED + 1);
    expect({ got, lost: lost() }).toEqual({ got: [], lost: 1 });
  });
});
