import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchCase } from './bench-case.js';

const CHUNK = 10_000;

/** Writes the two files of a case into a folder. @returns their paths */
export function writeCase({ name, epl, events }: BenchCase, folder: string): { readonly epl: string; readonly events: string } {
  const files = { epl: join(folder, `${name}.epl`), events: join(folder, `${name}.jsonl`) };
  writeFileSync(files.epl, epl);
  const out = openSync(files.events, 'w');
  let lines: string[] = [];
  for (const event of events()) {
    lines.push(JSON.stringify(event));
    if (lines.length < CHUNK) continue;
    writeSync(out, `${lines.join('\n')}\n`);
    lines = [];
  }
  if (lines.length > 0) writeSync(out, `${lines.join('\n')}\n`);
  closeSync(out);
  return files;
}
