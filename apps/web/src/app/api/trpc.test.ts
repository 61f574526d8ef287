import type { EnginePulse } from '@rulewright/contracts';
import { QueryObserver } from '@tanstack/react-query';
import { TRPCClientError } from '@trpc/client';
import { afterEach, expect, it, vi } from 'vitest';
import { takePulse } from '../../live/engine-store.js';
import { askServer, serverIsSilent } from '../../live/server-reach.js';
import { api, queryClient } from './trpc.js';

const PULSE: EnginePulse = {
  state: 'running',
  eventsPerSecond: 0,
  alertsPerSecond: 0,
  lagMs: 0,
  queueBatches: 0,
  queueBytes: 0,
  time: 0,
  events: 0,
  rejected: 0,
  dropped: 0,
};

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('asks nothing again that no screen shows any more when the server is back', async () => {
  let asked = 0;
  const queryFn = () => {
    asked += 1;
    return Promise.reject(new Error('no such rule'));
  };
  await queryClient.prefetchQuery({ queryKey: ['left'], queryFn, retry: false });
  vi.useFakeTimers();
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no server')));
  await askServer();
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('')));
  await askServer();
  expect(asked).toBe(1);
});

it('looks after the server when a proxy answers in its place', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('bad gateway', { status: 502 })));
  await expect(api.modules.list.query()).rejects.toThrow();
  await askServer();
  expect(serverIsSilent()).toBe(true);
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('')));
  await askServer();
});

it('asks again, when the engine runs, what a server that recovers could not say', async () => {
  const failure = { code: 'not-ready', message: 'the server recovers what is deployed' };
  let asked = 0;
  const queryFn = () => {
    asked += 1;
    const early = TRPCClientError.from({ error: { code: -32603, message: failure.message, data: { failure } } });
    return asked === 1 ? Promise.reject(early) : Promise.resolve('live');
  };
  const shown = new QueryObserver(queryClient, { queryKey: ['early'], queryFn });
  const leave = shown.subscribe(() => undefined);
  await vi.waitFor(() => expect(shown.getCurrentResult().status).toBe('error'));
  takePulse({ ...PULSE, state: 'recovering' });
  expect(asked).toBe(1);
  takePulse(PULSE);
  await vi.waitFor(() => expect(shown.getCurrentResult().data).toBe('live'));
  leave();
});
