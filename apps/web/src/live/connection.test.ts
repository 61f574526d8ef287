import { expect, it } from 'vitest';
import { type Connection, type ConnectionEvent, connectionAfter } from './connection.js';

function after(...events: readonly ConnectionEvent[]): Connection {
  return events.reduce<Connection>(connectionAfter, { kind: 'connecting' });
}

it('is stale since the first failure, whatever the later tries', () => {
  expect(
    after({ kind: 'opened' }, { kind: 'lost', atMs: 1_000, retryAtMs: 2_000 }, { kind: 'lost', atMs: 2_000, retryAtMs: 6_000 }),
  ).toEqual({ kind: 'stale', sinceMs: 1_000, retryAtMs: 6_000 });
});

it('counts what it fetches after a gap and is live when it has all', () => {
  const gap: readonly ConnectionEvent[] = [{ kind: 'opened' }, { kind: 'missed', total: 1_318 }, { kind: 'fetched', done: 412 }];
  expect(after(...gap)).toEqual({ kind: 'catching-up', done: 412, total: 1_318 });
  expect(after(...gap, { kind: 'caught-up' })).toEqual({ kind: 'live' });
});

it('says signed out when the server refuses the session', () => {
  expect(after({ kind: 'opened' }, { kind: 'refused' })).toEqual({ kind: 'signed-out' });
});
