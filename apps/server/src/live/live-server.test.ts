import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ClientToServer, EnginePulse, ServerToClient } from '@rulewright/contracts';
import { io, type Socket } from 'socket.io-client';
import { afterEach, expect, test, vi } from 'vitest';
import type { Services } from '../api/services.js';
import { RequestFailure } from '../failure.js';
import { clientAddresses } from '../http/client-address.js';
import type { Actor } from '../people/actor.js';
import { LiveServer } from './live-server.js';

type Client = Socket<ServerToClient, ClientToServer>;
const VIEWER: Actor = { kind: 'api-key', id: '1', name: 'screen', scope: 'read' };

const ending: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

/** A live server that asks `who` for everybody, and counts which canvases are read. */
async function live(who: (address: string) => Promise<Actor | undefined>) {
  const http: Server = createServer();
  const read: string[] = [];
  const server = new LiveServer({
    services: {} as Services,
    authenticate: (_, address) => who(address),
    addressOf: clientAddresses(['loopback']),
    originAllowed: () => true,
    newestSeq: async () => 7,
    pulse: () => ({}) as EnginePulse,
    inspect: async ({ module }) => ({ module, time: 0, running: false, found: null }),
    countersOf: async (module) => {
      read.push(module);
      return [];
    },
  });
  server.attach(http);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  ending.push(async () => {
    await server.close();
    http.close();
  });
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const connect = async (extraHeaders: Readonly<Record<string, string>> = {}): Promise<Client> => {
    const socket: Client = io(url, { extraHeaders, path: '/live', transports: ['websocket'], forceNew: true, reconnection: false });
    ending.push(() => socket.close());
    await new Promise<void>((resolve, reject) => socket.on('connect', resolve).on('connect_error', reject));
    return socket;
  };
  return { server, connect, read };
}

test('a database that does not answer ends no connection, a right that is gone ends it', async () => {
  let answer = (): Promise<Actor | undefined> => Promise.resolve(VIEWER);
  const { server, connect } = await live(() => answer());
  const socket = await connect();
  for (const failure of [new RequestFailure('not-ready', 'no database'), new Error('connect ECONNREFUSED')]) {
    answer = () => Promise.reject(failure);
    await server.recheck();
    expect(await socket.emitWithAck('watch', {})).toMatchObject({ ok: false });
  }
  expect(socket.connected).toBe(true);
  answer = () => Promise.resolve(undefined);
  await server.recheck();
  await vi.waitFor(() => expect(socket.connected).toBe(false));
});

test('who connects over a proxy is asked for by the address that the proxy names', async () => {
  const asked: string[] = [];
  const { connect } = await live(async (address) => {
    asked.push(address);
    return VIEWER;
  });
  await connect({ 'x-forwarded-for': '203.0.113.7' });
  expect(asked).toEqual(['203.0.113.7']);
});

test('whoever goes while it is being looked up leaves nothing behind that is read for it', async () => {
  const waiting: ((actor: Actor) => void)[] = [];
  let isSlow = false;
  const { connect, read } = await live(() => (isSlow ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(VIEWER)));
  const [gone, stays] = [await connect(), await connect()];
  isSlow = true;
  gone.emit('watch', { canvas: 'gone' }, () => undefined);
  await vi.waitFor(() => expect(waiting).toHaveLength(1));
  gone.close();
  await new Promise((resolve) => setTimeout(resolve, 50));
  waiting[0]?.(VIEWER);
  isSlow = false;
  await stays.emitWithAck('watch', { canvas: 'stays' });
  await vi.waitFor(() => expect(read.filter((module) => module === 'stays').length).toBeGreaterThan(1), 5000);
  expect(new Set(read)).toEqual(new Set(['stays']));
});
