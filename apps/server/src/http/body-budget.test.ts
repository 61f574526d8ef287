import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { BodyBudget, counted } from './body-budget.js';

const FULL = { code: 'queue-full', retryAfterSeconds: 1 };

test('is full when the bodies that are sent and expanded at once are, and has room again when they have ended', () => {
  const budget = new BodyBudget(100);
  const [first, second] = [budget.take('40'), budget.take('40')];
  expect(() => budget.take('30')).toThrow(expect.objectContaining(FULL));
  expect(() => first.grow(30)).toThrow(expect.objectContaining(FULL));
  second.end();
  first.grow(60);
  first.end();
  first.end();
  expect(budget.taken).toBe(0);
});

test('one alone may take more than all: how large a body may be is said elsewhere', () => {
  const budget = new BodyBudget(100);
  const one = budget.take('90');
  one.grow(90);
  expect(() => budget.take('1')).toThrow(expect.objectContaining(FULL));
});

test('a body of unknown length is counted as it comes, and breaks off when there is no room', async () => {
  const budget = new BodyBudget(100);
  const whole = budget.take(undefined);
  const read = await buffer(Readable.from([Buffer.alloc(30), Buffer.alloc(30)]).pipe(counted(whole)));
  expect([read.length, budget.taken]).toEqual([60, 60]);
  const more = budget.take(undefined);
  const pieces = Readable.from([Buffer.alloc(30), Buffer.alloc(30)]);
  await expect(buffer(pieces.pipe(counted(more)))).rejects.toMatchObject(FULL);
  expect(budget.taken).toBe(90);
});
