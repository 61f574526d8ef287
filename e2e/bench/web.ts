// The app in a browser, against the built server: frame times of a canvas of 1,000 parts whose counters move four times a second, the time
// from an address to a keystroke in the editor, and what the first screen and the language weigh.
//
//   npm run build && npm run bench:web [-- --seconds 20] [--parts 1000] [--report FOLDER] [--profile FOLDER]
//
// A browser without a screen makes sixty frames a second at most, so that no frame is shorter than 16.7 ms.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { startServer } from '../fixtures/server.js';
import { type Workspace, workspaceAt } from '../fixtures/workspace.js';
import { type BuiltFile, builtFiles, firstLoad, gzipOf } from '../reports/built-files.js';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '20' },
    parts: { type: 'string', default: '1000' },
    /** keeps the table as frames.md */
    report: { type: 'string' },
    /** keeps a CPU profile of the page's main thread for each figure of frames */
    profile: { type: 'string' },
  },
});
const SECONDS = Number(values.seconds);
const PARTS = Number(values.parts);

const VIEWPORT = { width: 1440, height: 900 };
const COLD_STARTS = 5;

interface Figure {
  readonly what: string;
  readonly figure: string;
  readonly aim: string;
}

/** Each statement is drawn as a frame with seven parts in it. */
const PARTS_OF_STATEMENT = 8;

function largeRule(parts: number): string {
  const statements = Array.from(
    { length: Math.ceil(parts / PARTS_OF_STATEMENT) },
    (_, at) =>
      `@Name('rule_${at}') @Alert(name='a${at}') select src_ip, count(*) as n from event(port > ${at % 7})#time(${10 + at} sec) group by src_ip having count(*) > 1000000 output first every 1 hour;`,
  );
  return `module large;\ncreate schema event(src_ip string, port int);\n${statements.join('\n')}\n`;
}

/** Sends a few events ten times a second, so that every reading of the counters differs from the one before. */
function eventsTo(workspace: Workspace): () => Promise<void> {
  let on = true;
  const send = async (): Promise<void> => {
    for (let round = 0; on; round++) {
      await workspace.send(
        Array.from({ length: 5 }, (_, i) => ({ type: 'event', src_ip: `10.0.0.${(round + i) % 50}`, port: 80 })),
      );
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  // a server that is gone ends the sending; what ended it says so itself
  const sending = send().catch(() => undefined);
  return async () => {
    on = false;
    await sending;
  };
}

/** Times between frames in ms, ascending. */
async function frameTimes(page: Page, seconds: number): Promise<readonly number[]> {
  // as text: what a compiler adds to a function is not there in the page
  const times = await page.evaluate<number[]>(`new Promise((resolve) => {
    const found = [];
    const began = performance.now();
    let last = began;
    const frame = (now) => {
      found.push(now - last);
      last = now;
      if (now - began < ${seconds * 1000}) requestAnimationFrame(frame);
      else resolve(found);
    };
    requestAnimationFrame(frame);
  })`);
  return times.slice(1).sort((a, b) => a - b);
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;

function framesFigure(what: string, sorted: readonly number[], busy: number): Figure {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => at(sorted, share).toFixed(1));
  return {
    what,
    figure: `p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms, ${sorted.length} frames; main thread ${(busy * 100).toFixed(0)} % busy`,
    aim: 'p95 ≤ 20 ms',
  };
}

/** Frames of the page while something is done with it, and the share of that time in which its main thread worked. */
async function watched(page: Page, what: string, act: (seconds: number) => Promise<void>): Promise<Figure> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  if (values.profile !== undefined) await beginProfile(session);
  const before = await taskSeconds(session);
  const frames = frameTimes(page, SECONDS);
  await act(SECONDS);
  const sorted = await frames;
  const busy = ((await taskSeconds(session)) - before) / SECONDS;
  if (values.profile !== undefined) await keepProfile(session, values.profile, what);
  await session.detach();
  return framesFigure(what, sorted, busy);
}

/** Processor seconds of the page's main thread so far. */
async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

async function beginProfile(session: CDPSession): Promise<void> {
  await session.send('Profiler.enable');
  await session.send('Profiler.start');
}

async function keepProfile(session: CDPSession, folder: string, what: string): Promise<void> {
  const { profile } = await session.send('Profiler.stop');
  mkdirSync(resolve(folder), { recursive: true });
  writeFileSync(join(resolve(folder), `${what.replace(/\W+/g, '-')}.cpuprofile`), JSON.stringify(profile));
}

async function canvasFigures(browser: Browser, url: string, workspace: Workspace): Promise<readonly Figure[]> {
  await workspace.store('large', largeRule(PARTS));
  await workspace.deploy('large');
  const context = await browser.newContext({ viewport: VIEWPORT, baseURL: url });
  const page = await context.newPage();
  await page.goto('/rules/large?panes=canvas');
  await page.locator('.react-flow__node').first().waitFor();
  const stop = eventsTo(workspace);
  await page.waitForTimeout(5000);
  const rest = () => page.waitForTimeout(SECONDS * 1000);
  const inSight = () => page.locator('.react-flow__node').count();
  const move = () => scrolled(page, SECONDS);
  const read = `at reading size, ${await inSight()} of ${PARTS} parts in the page`;
  const figures = [
    await watched(page, `${read}, counters at 4 Hz`, rest),
    await watched(page, `${read}, while the canvas is moved`, move),
  ];
  await page.getByRole('button', { name: 'Fit the whole rule' }).click();
  await page.waitForTimeout(1000);
  const whole = `the whole rule in sight, ${await inSight()} parts in the page`;
  figures.push(
    await watched(page, `${whole}, counters at 4 Hz`, rest),
    await watched(page, `${whole}, while the canvas is moved`, move),
  );
  await stop();
  await context.close();
  return figures;
}

/** Moves the canvas by the wheel, there and back. */
async function scrolled(page: Page, seconds: number): Promise<void> {
  const box = await page.locator('.react-flow').boundingBox();
  const end = performance.now() + seconds * 1000;
  await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
  for (let step = 0; performance.now() < end; step++) {
    await page.mouse.wheel(0, step % 40 < 20 ? 40 : -40);
    await page.waitForTimeout(30);
  }
}

/** Time from the address to a letter that was typed into the text, ms; nothing is cached. */
async function coldStart(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: VIEWPORT, baseURL: url });
  const page = await context.newPage();
  const began = performance.now();
  await page.goto('/rules/small', { waitUntil: 'commit' });
  await page.locator('.view-line').first().click();
  await page.keyboard.type('/');
  await page.locator('.view-line', { hasText: '/' }).first().waitFor();
  const took = performance.now() - began;
  await context.close();
  return took;
}

async function startFigure(browser: Browser, url: string, workspace: Workspace): Promise<Figure> {
  await workspace.store(
    'small',
    "module small;\ncreate schema event(src_ip string, port int);\n@Name('s') select src_ip from event;\n",
  );
  const took: number[] = [];
  for (let round = 0; round < COLD_STARTS; round++) took.push(await coldStart(browser, url));
  took.sort((a, b) => a - b);
  const [median, most] = [at(took, 0.5), at(took, 1)].map((ms) => `${(ms / 1000).toFixed(2)} s`);
  return {
    what: 'editor: from the address to a letter typed, nothing cached',
    figure: `median ${median}, most ${most}`,
    aim: '≤ 3 s',
  };
}

function weightFigures(): readonly Figure[] {
  const files = builtFiles();
  const worker = [...files.values()].filter(({ name }) => /^language-worker.*\.js$/.test(name));
  const weigh = (some: readonly BuiltFile[]): string => `${(gzipOf(some) / 1000).toFixed(1)} kB`;
  return [
    { what: 'first load, gzip', figure: weigh(firstLoad(files)), aim: '≤ 350 kB' },
    { what: 'language worker, gzip', figure: weigh(worker), aim: '≤ 150 kB' },
  ];
}

function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, figure, aim }) => `| ${what} | ${figure} | ${aim} |`);
  return ['| what | measured | aim |', '| --- | --- | --- |', ...rows, ''].join('\n');
}

const server = await startServer('--no-samples');
const executablePath = process.env['CHROMIUM'];
const browser = await chromium.launch({ args: ['--no-sandbox', '--disable-gpu'], ...(executablePath ? { executablePath } : {}) });
try {
  const workspace = workspaceAt(server.url);
  const figures = [
    ...(await canvasFigures(browser, server.url(), workspace)),
    await startFigure(browser, server.url(), workspace),
    ...weightFigures(),
  ];
  const table = `${cpus().length} cores, Chromium ${browser.version()}, load average ${(loadavg()[0] ?? 0).toFixed(1)}\n\n${tableOf(figures)}`;
  process.stdout.write(table);
  if (values.report !== undefined) {
    mkdirSync(resolve(values.report), { recursive: true });
    writeFileSync(join(resolve(values.report), 'frames.md'), `# The app in a browser\n\n${table}`);
  }
} finally {
  await browser.close();
  await server.remove();
}
