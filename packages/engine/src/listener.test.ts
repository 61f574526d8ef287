import { expect, test } from 'vitest';
import type { Delivery } from './contract.js';
import { EplSession } from './testing/session.js';

test('a host is told only of the statements that it wants, and asked once for each', () => {
  const asked: string[] = [];
  const told: Delivery[] = [];
  const session = new EplSession({
    listener: {
      wants: (deployment, statement) => {
        asked.push(`${deployment}/${statement}`);
        return statement === 'alert';
      },
      delivery: (delivery) => told.push(delivery),
    },
  });
  session.deploy(
    `create schema A(x int);
    @name('large') insert into Large select x from A(x > 10);
    @name('alert') select x from Large;`,
    'rules',
  );
  for (const x of [5, 11, 12]) session.engine.send('A', { x });
  expect(asked.sort()).toEqual(['rules/alert', 'rules/large']);
  expect(told).toEqual([
    { deployment: 'rules', statement: 'alert', time: 0, inserted: [{ x: 11 }], removed: [] },
    { deployment: 'rules', statement: 'alert', time: 0, inserted: [{ x: 12 }], removed: [] },
  ]);
});
