import { expect, it } from 'vitest';
import { alerts } from './alerts.js';

it('says what the server counted, and what it counted no further', () => {
  const most = { countedTo: 10_000, openCountedTo: 10_000 };
  expect([
    alerts.counts({ total: 12, open: 3, ...most }),
    alerts.counts({ total: 12, open: 0, ...most }),
    alerts.counts({ total: 100, open: 80, countedTo: 100, openCountedTo: 80 }),
    alerts.counts({ total: 100, open: 0, countedTo: 100, openCountedTo: 0 }),
  ]).toEqual(['12 found, 3 open', '12 found, 0 open', '100 or more found, 80 or more open', '100 or more found']);
});
