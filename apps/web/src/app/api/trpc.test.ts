import { afterEach, expect, it, vi } from 'vitest';
import { askServer, serverIsSilent } from '../../live/server-reach.js';
import { api, queryClient } from './trpc.js';

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
