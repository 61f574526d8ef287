import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { askServer, serverIsSilent, whenReachChanges } from './server-reach.js';

let up = true;
let questions = 0;

beforeEach(() => {
  up = true;
  questions = 0;
  vi.useFakeTimers();
  vi.stubGlobal('fetch', () => {
    questions += 1;
    return up ? Promise.resolve(new Response('')) : Promise.reject(new TypeError('no server'));
  });
});

/** Lets the server answer, so that the next test begins with one that does. */
async function serverIsBack(): Promise<void> {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('')));
  await askServer();
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('tells once that the server fell silent and once that it is back, and asks by itself meanwhile', async () => {
  const told: boolean[] = [];
  whenReachChanges((answers) => told.push(answers));
  expect([await askServer(), serverIsSilent()]).toEqual([true, false]);

  up = false;
  expect([await askServer(), serverIsSilent()]).toEqual([false, true]);
  await vi.advanceTimersByTimeAsync(6_000);
  expect(told).toEqual([false]);

  up = true;
  await vi.advanceTimersByTimeAsync(2_000);
  expect([told, serverIsSilent(), vi.getTimerCount()]).toEqual([[false, true], false, 0]);
});

it('asks once, however many ask at the same time', async () => {
  up = false;
  await Promise.all(Array.from({ length: 12 }, askServer));
  expect([questions, vi.getTimerCount()]).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect([questions, vi.getTimerCount()]).toEqual([2, 1]);
  await serverIsBack();
});

it('takes what a proxy says of a server that is gone for no answer', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('bad gateway', { status: 502 })));
  expect([await askServer(), serverIsSilent()]).toEqual([false, true]);
  await serverIsBack();
  expect(serverIsSilent()).toBe(false);
});

it('waits four seconds for an answer', async () => {
  vi.stubGlobal('fetch', (_: string, { signal }: { readonly signal: AbortSignal }) => {
    return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  });
  const answers = askServer();
  await vi.advanceTimersByTimeAsync(4_000);
  expect([await answers, serverIsSilent()]).toEqual([false, true]);
  await serverIsBack();
});
