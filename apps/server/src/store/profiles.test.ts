import { saveProfileInput } from '@rulewright/contracts';
import { expect, test } from 'vitest';
import { ProfileStore } from './profiles.js';
import { testPostgres } from './testing/test-store.js';

const postgres = testPostgres();

const entry = (value: string, count: number, lastSeenAt: number) => {
  const rest = { share: 0.5, deviation: null, firstSeenAt: 1000, lastSeenAt };
  return { subject: 'ann', feature: 'asn', value, count, ...rest };
};

test('entries of a profile are copied in place of those before; they go with their definition', async () => {
  const { prisma, pool } = await postgres.store();
  const store = new ProfileStore(prisma, pool);
  const definition = saveProfileInput.parse({
    name: 'logins',
    eventType: 'login',
    subject: 'user',
    features: ['asn'],
    halfLifeMs: 5000,
  });
  await store.save(definition);
  await store.save({ ...definition, threshold: 0.5 });
  expect(await store.list()).toMatchObject([{ name: 'logins', halfLifeMs: 5000, threshold: 0.5, features: ['asn'] }]);
  await store.copyEntries('logins', [entry('A', 1, 2000), entry('B', 2, 2000)]);
  await store.copyEntries('logins', [entry('B', 2.5, 3000), entry('C', 1, 3000)]);
  const rows = await prisma.profileEntry.findMany({ orderBy: { value: 'asc' } });
  expect(rows.map(({ value, count, lastSeenAt }) => [value, count, lastSeenAt.getTime()])).toEqual([
    ['B', 2.5, 3000],
    ['C', 1, 3000],
  ]);
  await store.annotate('logins', { subject: 'ann', text: 'on leave', by: 'bob' });
  await store.moveAnnotations('logins', 'ann', 'ann2');
  expect(await store.annotations('logins', 'ann2')).toMatchObject([{ text: 'on leave', by: 'bob' }]);
  expect([await store.remove('logins'), await prisma.profileEntry.count(), await prisma.profileAnnotation.count()]).toEqual([
    true,
    0,
    0,
  ]);
});
