import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { Hand } from '../drawing/hand.js';
import { type Server, startServer } from '../fixtures/server.js';
import { workspaceAt } from '../fixtures/workspace.js';
import { EDITOR_SCENES } from './editor-scenes.js';
import { fillWorkspace } from './fill-workspace.js';
import { FIRST_SCENES, LAST_SCENES } from './people-scenes.js';
import { ROOM_SCENES } from './room-scenes.js';
import type { Scene, Stage } from './scene.js';
import { TROUBLE_SCENES } from './trouble-scenes.js';

/* `npm run screens FOLDER [PART]`: every screen and state of the built app, in both themes and two sizes, as pictures. */

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;
const THEMES = ['light', 'dark'] as const;
/** menus and panels have come to rest */
const REST_MS = 250;

const [folder = 'screens', only = ''] = process.argv.slice(2);

interface Show {
  readonly browser: Browser;
  readonly server: Server;
  readonly size: (typeof SIZES)[number];
  readonly scenes: readonly Scene[];
}

/** Shows scenes one after the other in one window; one that fails is told and keeps none from its picture. */
async function show({ browser, server, size, scenes }: Show): Promise<readonly string[]> {
  const context = await browser.newContext({ viewport: size, baseURL: server.url(), reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  const stage: Stage = { page, server, workspace: workspaceAt(server.url), hand: (rule) => new Hand(page, rule) };
  const failed: string[] = [];
  for (const scene of scenes.filter(({ name }) => name.includes(only))) {
    try {
      await scene.go(stage);
    } catch (error) {
      failed.push(`${scene.name} at ${size.width}: ${String(error).split('\n')[0]}`);
    }
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme });
      await page.waitForTimeout(REST_MS);
      const path = join(resolve(folder), `${scene.name}-${theme}-${size.width}.png`);
      await page.screenshot({ path });
    }
    await scene.after?.(stage).catch((error: unknown) => failed.push(`after ${scene.name}: ${String(error).split('\n')[0]}`));
  }
  await context.close();
  return failed;
}

async function main(): Promise<void> {
  mkdirSync(resolve(folder), { recursive: true });
  const executablePath = process.env['CHROMIUM'];
  const browser = await chromium.launch({
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    ...(executablePath ? { executablePath } : {}),
  });
  const failed: string[] = [];
  const empty = await startServer('--no-samples');
  for (const size of SIZES) failed.push(...(await show({ browser, server: empty, size, scenes: FIRST_SCENES })));
  await empty.remove();
  const server = await startServer();
  await fillWorkspace(workspaceAt(server.url));
  const scenes = [...ROOM_SCENES, ...EDITOR_SCENES, ...TROUBLE_SCENES];
  for (const size of SIZES) failed.push(...(await show({ browser, server, size, scenes })));
  for (const size of SIZES) failed.push(...(await show({ browser, server, size, scenes: LAST_SCENES })));
  await server.remove();
  await browser.close();
  for (const line of failed) process.stderr.write(`${line}\n`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

await main();
