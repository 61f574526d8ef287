import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { addStaticWeb } from './static-web.js';

const PAGE = { accept: 'text/html,application/xhtml+xml' };

async function site() {
  const folder = mkdtempSync(join(tmpdir(), 'rulewright-site-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<title>Rulewright</title>');
  writeFileSync(join(folder, 'icon.svg'), '<svg/>');
  writeFileSync(join(folder, 'assets', 'app-1a2b.js'), 'export {};');
  const app = Fastify();
  await addStaticWeb(app, folder);
  return async (url: string, headers: Record<string, string> = {}) => {
    const answer = await app.inject({ url, headers });
    return { status: answer.statusCode, type: answer.headers['content-type'], cache: answer.headers['cache-control'] };
  };
}

test('every address of the app is answered with its page, dots and all', async () => {
  const get = await site();
  for (const url of ['/', '/rules', '/rules/network/scan', '/rules/network.scan'])
    expect(await get(url, PAGE)).toEqual({ status: 200, type: 'text/html; charset=utf-8', cache: 'no-cache' });
});

test('files are files, for a browser too; those with a hash in their name are kept for good', async () => {
  const get = await site();
  expect(await get('/icon.svg', PAGE)).toMatchObject({ status: 200, type: 'image/svg+xml', cache: 'no-cache' });
  expect(await get('/assets/app-1a2b.js', PAGE)).toMatchObject({ status: 200, cache: 'public, max-age=31536000, immutable' });
});

test('what is neither is not found, and nothing outside the folder is reached', async () => {
  const get = await site();
  expect(await get('/rules/network.scan')).toMatchObject({ status: 404 });
  for (const url of ['/assets/gone.js', '/assets/%2e%2e/%2e%2e/etc/passwd', '/%2e%2e/etc/passwd'])
    expect((await get(url)).status).not.toBe(200);
});
