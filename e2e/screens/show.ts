import { type Browser, chromium, type Page } from '@playwright/test';
import { Hand } from '../drawing/hand.js';
import { type Server, startServer } from '../fixtures/server.js';
import { workspaceAt } from '../fixtures/workspace.js';
import { EDITOR_SCENES } from './editor-scenes.js';
import { fillWorkspace } from './fill-workspace.js';
import { FIRST_SCENES, LAST_SCENES } from './people-scenes.js';
import { ROOM_SCENES } from './room-scenes.js';
import type { Scene, Stage } from './scene.js';
import { TROUBLE_SCENES } from './trouble-scenes.js';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A screen in a state, in one theme and one size, at rest. */
export interface Shown {
  readonly page: Page;
  readonly scene: string;
  readonly theme: (typeof THEMES)[number];
  readonly size: Size;
}

const THEMES = ['light', 'dark'] as const;
/** menus and panels have come to rest */
const REST_MS = 250;

interface Showing {
  readonly sizes: readonly Size[];
  /** only scenes whose names have this in them */
  readonly only: string;
  readonly look: (shown: Shown) => Promise<void>;
}

/**
 * Brings every screen and state of the built app into a window, in both themes and in each size, and lets somebody look at it.
 *
 * @returns what could not be shown, one line each
 */
export async function showAll({ sizes, only, look }: Showing): Promise<readonly string[]> {
  const browser = await launched();
  const failed: string[] = [];
  const show = async (server: Server, scenes: readonly Scene[]) => {
    const wanted = scenes.filter(({ name }) => name.includes(only));
    if (wanted.length === 0) return;
    for (const size of sizes) failed.push(...(await showIn({ browser, server, size, scenes: wanted, look })));
  };
  const empty = await startServer('--no-samples');
  await show(empty, FIRST_SCENES);
  await empty.remove();
  const server = await startServer();
  await fillWorkspace(workspaceAt(server.url));
  await show(server, [...ROOM_SCENES, ...EDITOR_SCENES, ...TROUBLE_SCENES]);
  await show(server, LAST_SCENES);
  await server.remove();
  await browser.close();
  return failed;
}

function launched(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'];
  return chromium.launch({
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    ...(executablePath ? { executablePath } : {}),
  });
}

interface Window extends Pick<Showing, 'look'> {
  readonly browser: Browser;
  readonly server: Server;
  readonly size: Size;
  readonly scenes: readonly Scene[];
}

/** Shows scenes one after the other in one window; one that fails is told and keeps none from being looked at. */
async function showIn({ browser, server, size, scenes, look }: Window): Promise<readonly string[]> {
  const context = await browser.newContext({ viewport: size, baseURL: server.url(), reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  const stage: Stage = { page, server, workspace: workspaceAt(server.url), hand: (rule) => new Hand(page, rule) };
  const failed: string[] = [];
  const tell = (what: string) => (error: unknown) => void failed.push(`${what}: ${String(error).split('\n')[0]}`);
  for (const scene of scenes) {
    await scene.go(stage).catch(tell(`${scene.name} at ${size.width}`));
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme });
      await page.waitForTimeout(REST_MS);
      await look({ page, scene: scene.name, theme, size }).catch(tell(`${scene.name} ${theme} at ${size.width}`));
    }
    await scene.after?.(stage).catch(tell(`after ${scene.name}`));
  }
  await context.close();
  return failed;
}
