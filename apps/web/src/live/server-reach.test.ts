import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { askServer, serverIsSilent, whenReachChanges } from './server-reach.js';

let up = true;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', () => (up ? Promise.resolve(new Response('')) : Promise.reject(new TypeError('no server'))));
});

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
