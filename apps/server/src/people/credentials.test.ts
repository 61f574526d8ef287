import { expect, test } from 'vitest';
import { Credentials } from './credentials.js';

const KEY = { id: '1', name: 'shipper', scope: 'ingest', expiresAt: null, revokedAt: null } as const;
const nothing = async (): Promise<void> => undefined;

test('a key that is revoked while it is being looked up is looked up again, and not remembered as it was', async () => {
  const answers: ((revokedAt: Date | null) => void)[] = [];
  const apiKey = () =>
    new Promise<typeof KEY | (Omit<typeof KEY, 'revokedAt'> & { readonly revokedAt: Date | null })>((resolve) =>
      answers.push((revokedAt) => resolve({ ...KEY, revokedAt })),
    );
  const credentials = new Credentials({ apiKey, apiKeyUsed: nothing, session: async () => null, sessionSeen: nothing }, () => 0);
  const asked = credentials.byApiKey('key');
  credentials.forgetAll();
  answers[0]?.(null);
  await new Promise((resolve) => setImmediate(resolve));
  answers[1]?.(new Date(0));
  expect(await asked).toBeUndefined();
});

test('a database that does not answer makes a stranger of nobody', async () => {
  const apiKey = () => Promise.reject(new Error('connect ECONNREFUSED'));
  const credentials = new Credentials({ apiKey, apiKeyUsed: nothing, session: async () => null, sessionSeen: nothing }, () => 0);
  await expect(credentials.byApiKey('key')).rejects.toMatchObject({ code: 'not-ready', status: 503, retryAfterSeconds: 1 });
});
