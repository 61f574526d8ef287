import { MutationObserver } from '@tanstack/react-query';
import { TRPCClientError } from '@trpc/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { askServer } from '../../live/server-reach.js';
import { sentWhenReady } from './sent-when-ready.js';
import { queryClient } from './trpc.js';

const refusal = (code: string) =>
  TRPCClientError.from({ error: { code: -32603, message: code, data: { failure: { code, message: code } } } });

beforeEach(() => void vi.useFakeTimers());

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const serverAnswers = async (answers: boolean) => {
  vi.stubGlobal('fetch', () => (answers ? Promise.resolve(new Response('')) : Promise.reject(new TypeError('no server'))));
  await askServer();
};

it('keeps what is sent while the server is away, and sends it until the server that is back has recovered', async () => {
  const answers = [refusal('not-ready'), refusal('not-ready'), undefined];
  let sent = 0;
  const mutationFn = () => {
    const failure = answers[sent++];
    return failure ? Promise.reject(failure) : Promise.resolve('v4');
  };
  const save = new MutationObserver(queryClient, { mutationFn, ...sentWhenReady });
  queryClient.mount();
  await serverAnswers(false);
  const stored = save.mutate();
  expect([save.getCurrentResult().isPaused, sent]).toEqual([true, 0]);
  await serverAnswers(true);
  await vi.advanceTimersByTimeAsync(0);
  expect([save.getCurrentResult().failureReason, sent]).toEqual([refusal('not-ready'), 1]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect([await stored, sent]).toEqual(['v4', 3]);
  queryClient.unmount();
});

it('lets every other refusal stand', async () => {
  let sent = 0;
  const mutationFn = () => {
    sent += 1;
    return Promise.reject(refusal('conflict'));
  };
  const save = new MutationObserver(queryClient, { mutationFn, ...sentWhenReady });
  await expect(save.mutate()).rejects.toThrow('conflict');
  expect(sent).toBe(1);
});
