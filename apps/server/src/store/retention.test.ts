import { expect, test } from 'vitest';
import { auditLog } from './audit.js';
import { EffectStore } from './effects.js';
import { forgetOld } from './retention.js';
import { sampleAlert } from './testing/sample-alert.js';
import { testPostgres } from './testing/test-store.js';

const postgres = testPostgres();

test('what is older than it is to be kept goes, with all that hangs on it; the rest stays', async () => {
  const store = await postgres.store();
  const letter = { source: 'http', codec: 'json', code: 'event-malformed', message: 'x', payload: new Uint8Array([1]) };
  const now = new Date();
  const daysAgo = (days: number): number => now.getTime() - days * 86_400_000;
  await new EffectStore(store.pool).apply({
    alerts: [sampleAlert(1, { outIds: ['1'] }), sampleAlert(2)],
    deadLetters: [
      { ...letter, receivedAt: daysAgo(31), offset: 1 },
      { ...letter, receivedAt: daysAgo(29), offset: 2 },
    ],
    answers: [],
    outcomes: [],
    seq: 1,
  });
  const audit = auditLog(store.prisma);
  await audit({ actor: 'system', action: 'old' });
  await audit({ actor: 'system', action: 'new' });
  await store.pool.query(`update alerts set stored_at = $1 where key_text = '10.0.0.1'`, [new Date(daysAgo(366))]);
  await store.pool.query(`update audit_log set at = $1 where action = 'old'`, [new Date(daysAgo(731))]);
  const days = { alertDays: 365, deadLetterDays: 30, auditDays: 730 };
  expect(await forgetOld(store.pool, days, now)).toEqual({ alerts: 1, deadLetters: 1, auditEntries: 1 });
  expect(await store.prisma.delivery.count()).toBe(0);
  expect([await store.prisma.alert.count(), await store.prisma.deadLetter.count(), await store.prisma.auditEntry.count()]).toEqual([
    1, 1, 1,
  ]);
  expect(await forgetOld(store.pool, days, now)).toEqual({ alerts: 0, deadLetters: 0, auditEntries: 0 });
});
