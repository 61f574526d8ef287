import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type BuiltFile, builtFiles, firstLoad, gzipOf, withImports } from './built-files.js';

/* `npm run report:bundle FOLDER`: what the built app weighs, and when a browser loads which part of it. */

/** Parts that are loaded when they are first needed, each by the beginning of its file's name. */
const PARTS = [
  ['editor-screen', 'the editor: canvas, palette, inspector', undefined],
  ['epl-pane', 'its text pane: Monaco', undefined],
  ['language-worker', 'the language, in a worker', 150_000],
  ['elk-worker', 'the layout on request, in a worker', undefined],
  ['editor.worker', "Monaco's own worker", undefined],
  ['test-tab', 'the test drawer', undefined],
  ['merge-dialog', 'the merge of two edits', undefined],
  ['event-types-screen', 'event types', undefined],
  ['rule-graph-screen', 'the rule graph', undefined],
] as const;
const FIRST_LOAD = 350_000;

interface Part {
  readonly what: string;
  readonly files: readonly BuiltFile[];
  readonly aim: number | undefined;
}

const [folder = 'reports'] = process.argv.slice(2);
const files = builtFiles();
const first = firstLoad(files);
const atOnce = new Set(first);
const parts: readonly Part[] = [
  { what: 'first load', files: first, aim: FIRST_LOAD },
  ...PARTS.map(([begins, what, aim]): Part => {
    const named = [...files.keys()].filter((name) => name.startsWith(begins) && /\.(?:js|css)$/.test(name));
    return { what, files: withImports(files, named).filter((file) => !atOnce.has(file)), aim };
  }),
];
mkdirSync(resolve(folder), { recursive: true });
writeFileSync(join(resolve(folder), 'bundle.json'), `${JSON.stringify(parts.map(asData), null, 2)}\n`);
writeFileSync(join(resolve(folder), 'bundle.md'), pageOf(parts));
process.stdout.write(tableOf(parts));
process.exitCode = parts.every(({ files: own, aim }) => aim === undefined || gzipOf(own) <= aim) ? 0 : 1;

function asData({ what, files: own, aim }: Part) {
  return {
    what,
    gzip: gzipOf(own),
    bytes: bytesOf(own),
    ...(aim === undefined ? {} : { aim }),
    files: own.map(({ name, bytes, gzip }) => ({ name, bytes, gzip })),
  };
}

function bytesOf(own: readonly BuiltFile[]): number {
  return own.reduce((sum, { bytes }) => sum + bytes, 0);
}

function tableOf(all: readonly Part[]): string {
  const rows = all.map(
    ({ what, files: own, aim }) =>
      `| ${what} | ${kilobytes(gzipOf(own))} | ${kilobytes(bytesOf(own))} | ${aim === undefined ? '' : `≤ ${kilobytes(aim)}`} |`,
  );
  return `| part | gzip | as it lies | aim |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

function pageOf(all: readonly Part[]): string {
  const chapters = all.map(({ what, files: own }) => {
    const rows = own
      .toSorted((a, b) => b.gzip - a.gzip)
      .map(({ name, gzip, bytes }) => `| ${name} | ${kilobytes(gzip)} | ${kilobytes(bytes)} |`);
    return `## ${what}\n\n| file | gzip | as it lies |\n|---|---|---|\n${rows.join('\n')}`;
  });
  return `# What the app weighs\n\nA part counts what it loads at once and the first load has not; kB are 1,000 bytes.\n\n${[tableOf(all), ...chapters].join('\n')}\n`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
