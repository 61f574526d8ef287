import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const SITE = fileURLToPath(new URL('../../apps/web/dist/site/', import.meta.url));

/** A file that the browser loads, bytes as they lie and as they travel. */
export interface BuiltFile {
  /** `index-_bBh2Tpf.js` */
  readonly name: string;
  readonly bytes: number;
  readonly gzip: number;
  /** files that it needs at once */
  readonly imports: readonly string[];
}

/** All files of the built site. @throws Error when it is not built */
export function builtFiles(): ReadonlyMap<string, BuiltFile> {
  const names = readdirSync(`${SITE}assets`);
  return new Map(names.map((name) => [name, builtFile(name, new Set(names))]));
}

/** What stands between an address and the first screen: what the page names, and what that imports. */
export function firstLoad(files: ReadonlyMap<string, BuiltFile>): readonly BuiltFile[] {
  const page = readFileSync(`${SITE}index.html`, 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\/assets\/([^"]+\.(?:js|css))"/g)].map(([, name]) => name ?? '');
  return withImports(files, named);
}

/** Files with all that they need at once, each once. */
export function withImports(files: ReadonlyMap<string, BuiltFile>, names: readonly string[]): readonly BuiltFile[] {
  const found = new Map<string, BuiltFile>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const file = files.get(name);
    if (file === undefined || found.has(name)) continue;
    found.set(name, file);
    open.push(...file.imports);
  }
  return [...found.values()];
}

export function gzipOf(files: readonly BuiltFile[]): number {
  return files.reduce((sum, { gzip }) => sum + gzip, 0);
}

function builtFile(name: string, all: ReadonlySet<string>): BuiltFile {
  const content = readFileSync(`${SITE}assets/${name}`);
  const text = name.endsWith('.js') ? content.toString() : '';
  const known = (found: Iterable<RegExpMatchArray>) =>
    [...new Set([...found].map(([, each]) => each ?? ''))].filter((each) => all.has(each));
  return {
    name,
    bytes: content.length,
    gzip: gzipSync(content).length,
    imports: known(text.matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g)),
  };
}
