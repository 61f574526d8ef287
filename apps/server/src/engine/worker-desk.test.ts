import { describe, expect, test } from 'vitest';
import type { Entry } from '../journal/entry.js';
import type { FromWorker } from './protocol.js';
import { orderEntry } from './session/order.js';
import type { SavedSession } from './session/session-state.js';
import { WorkerDesk } from './worker-desk.js';

const EPL = `create schema event(user string);
@Name('Count') @Alert select user, count(*) as n from event#keepall group by user having count(*) > 1`;

/** Enough for many slices. */
const USERS = 20_000;

function placed(seq: number, entry: Omit<Entry, 'seq' | 'firstOffset' | 'receivedAt'>): Entry {
  return { ...entry, seq, firstOffset: seq * 100_000, receivedAt: 1_000 + seq };
}

function deployed(version = 1, epl = EPL, seq = version): Entry {
  const order = { kind: 'deploy', deployment: `count-${version}`, module: 'count', version, mode: 'live', epl } as const;
  return placed(seq, orderEntry(order));
}

function events(seq: number, users: readonly string[]): Entry {
  const payload = new Uint8Array(Buffer.from(JSON.stringify(users.map((user) => ({ user })))));
  return placed(seq, { kind: 'events', source: 'http', codec: 'json', count: users.length, payload });
}

/** A desk whose turns come when they are called for; its clock ends a turn after each slice. */
function desk() {
  const posted: FromWorker[] = [];
  const turns: (() => void)[] = [];
  let ms = 0;
  const one = new WorkerDesk({
    post: (message) => void posted.push(message),
    nextTurn: (work) => void turns.push(work),
    now: () => (ms += 100),
  });
  const said = (): readonly string[] => posted.map((message) => ('id' in message ? `${message.kind} ${message.id}` : message.kind));
  const turn = (): boolean => {
    const next = turns.shift();
    next?.();
    return next !== undefined;
  };
  return {
    one,
    posted,
    said,
    turn,
    rest: () =>
      void (() => {
        while (turn());
      })(),
  };
}

const users = Array.from({ length: USERS }, (_, index) => `user${index}`);

function alertsOf(posted: readonly FromWorker[]): readonly unknown[] {
  const results = posted.flatMap((message) => (message.kind === 'processed' ? message.results : []));
  return results.flatMap(({ alerts }) => alerts.map(({ row }) => row));
}

function savedBy(posted: readonly FromWorker[], id: number): SavedSession {
  const found = posted.find((message) => message.kind === 'answer' && message.id === id);
  return (found as { readonly answer: SavedSession }).answer;
}

describe('while a snapshot is written', () => {
  test('entries wait for its end, and questions that come before them do not', () => {
    const { one, said, turn, rest } = desk();
    one.receive({ kind: 'entries', entries: [deployed(), events(2, users)] });
    one.receive({ kind: 'save', id: 1 });
    expect([turn(), said()]).toEqual([true, ['processed']]);
    one.receive({ kind: 'ask', id: 2, question: { kind: 'counters', module: 'count' } });
    one.receive({ kind: 'ask', id: 3, question: { kind: 'query', epl: 'select * from event' } });
    one.receive({ kind: 'entries', entries: [events(3, ['user1'])] });
    one.receive({ kind: 'ask', id: 4, question: { kind: 'counters', module: 'count' } });
    expect(said()).toEqual(['processed', 'answer 2']);
    rest();
    expect(said()).toEqual(['processed', 'answer 2', 'answer 1', 'answer 3', 'processed', 'answer 4']);
  });

  test('it shows the moment at which it was asked for, and what goes on from it says the same', () => {
    const first = desk();
    first.one.receive({ kind: 'entries', entries: [deployed(), events(2, users)] });
    first.one.receive({ kind: 'save', id: 1 });
    first.one.receive({ kind: 'entries', entries: [events(3, ['user7', 'user7'])] });
    first.rest();
    const saved = savedBy(first.posted, 1);
    expect(saved.seq).toBe(2);

    const second = desk();
    second.one.receive({ kind: 'restore', id: 1, session: saved });
    second.one.receive({ kind: 'entries', entries: [events(3, ['user7', 'user7'])] });
    expect(second.said()).toEqual([]);
    second.rest();
    expect(second.said()).toEqual(['answer 1', 'processed']);
    expect(alertsOf(second.posted)).toEqual([
      { user: 'user7', n: 2 },
      { user: 'user7', n: 3 },
    ]);
    expect(alertsOf(second.posted)).toEqual(alertsOf(first.posted));
  });

  test('a snapshot that cannot be read is refused, and what waited is done', () => {
    const { one, said, rest } = desk();
    one.receive({ kind: 'restore', id: 1, session: { seq: 1, nextOffset: 1, time: 0, bytes: new Uint8Array(9) } });
    one.receive({ kind: 'ask', id: 2, question: { kind: 'modules' } });
    rest();
    expect(said()).toEqual(['failed 1', 'answer 2']);
  });
});

test('a deployment takes much state over slice by slice, and everything waits for it', () => {
  const { one, posted, said, turn, rest } = desk();
  one.receive({ kind: 'entries', entries: [deployed(), events(2, users)] });
  one.receive({ kind: 'entries', entries: [deployed(2, EPL.replace('> 1', '> 2'), 3), events(4, ['user7', 'user7'])] });
  one.receive({ kind: 'ask', id: 1, question: { kind: 'counters', module: 'count' } });
  expect([turn(), said()]).toEqual([true, ['processed']]);
  rest();
  expect([said(), alertsOf(posted)]).toEqual([['processed', 'processed', 'answer 1'], [{ user: 'user7', n: 3 }]]);
});
