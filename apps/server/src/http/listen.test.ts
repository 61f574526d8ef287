import fastify from 'fastify';
import { expect, test } from 'vitest';
import { listen } from './listen.js';

const setupDone = () => true;

test('a listener for other machines without TLS needs an explicit word', async () => {
  const app = fastify();
  await expect(listen(app, { host: '0.0.0.0', port: 0, insecure: false, setupDone })).rejects.toThrow('say --insecure');
  await expect(listen(app, { host: '::', port: 0, insecure: false, setupDone })).rejects.toThrow('without encryption');
  expect(await listen(app, { host: '127.0.0.1', port: 0, insecure: false, setupDone })).toBeGreaterThan(0);
  await app.close();
  const open = fastify();
  expect(await listen(open, { host: '0.0.0.0', port: 0, insecure: true, setupDone })).toBeGreaterThan(0);
  await open.close();
});
