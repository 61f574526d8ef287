import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { decodeBatch, json, ndjson, readCsv } from '@rulewright/connectors';
import type { EventRecord } from '@rulewright/core';

/** What `@Load` says of a file. */
export interface LoadFile {
  readonly file: string;
  readonly format: 'csv' | 'json' | 'ndjson';
  readonly separator: string;
}

export type LoadedFile =
  | { readonly kind: 'rows'; readonly columns: readonly string[]; readonly rows: readonly LoadedRow[]; readonly hash: string }
  /** the very bytes of the time before; they were not read as rows */
  | { readonly kind: 'same' }
  /** `line` is null when it is about the file as a whole */
  | { readonly kind: 'broken'; readonly line: number | null; readonly message: string };

type Broken = Extract<LoadedFile, { readonly kind: 'broken' }>;
type ReadRows = Omit<Extract<LoadedFile, { readonly kind: 'rows' }>, 'hash'>;

export interface LoadedRow {
  readonly line: number;
  readonly record: EventRecord;
}

const MAX_BYTES = 64 * 1_048_576;

/**
 * Reads a file of the load folder; nothing outside of it, whatever its name or its links say. Never throws for what is in the file.
 * O(bytes)
 *
 * @param knownHash  `hash` of the time before: a file that still has it is not read as rows
 */
export async function readLoadFile(folder: string, { file, format, separator }: LoadFile, knownHash?: string): Promise<LoadedFile> {
  const path = await pathIn(folder, file);
  if (path === undefined) return broken(null, `there is no file "${file}" in the load folder`);
  if ((await stat(path)).size > MAX_BYTES) return broken(null, `"${file}" is larger than ${MAX_BYTES / 1_048_576} MiB`);
  const bytes = await readFile(path);
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (hash === knownHash) return { kind: 'same' };
  const read = format === 'csv' ? table(bytes, separator) : records(bytes, format);
  return read.kind === 'rows' ? { ...read, hash } : read;
}

async function pathIn(folder: string, file: string): Promise<string | undefined> {
  if (isAbsolute(file)) return undefined;
  try {
    const [root, path] = await Promise.all([realpath(resolve(folder)), realpath(join(resolve(folder), file))]);
    const inner = relative(root, path);
    const isInside = inner !== '' && !isAbsolute(inner) && inner !== '..' && !inner.startsWith(`..${sep}`);
    return isInside && (await stat(path)).isFile() ? path : undefined;
  } catch {
    return undefined;
  }
}

function table(bytes: Uint8Array, separator: string): ReadRows | Broken {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return broken(null, 'the file is not UTF-8');
  }
  const read = readCsv(text, separator);
  return read.kind === 'broken' ? read : { kind: 'rows', columns: read.columns, rows: read.rows };
}

function records(bytes: Uint8Array, format: 'json' | 'ndjson'): ReadRows | Broken {
  const codec = format === 'json' ? json : ndjson;
  const pieces = codec.split(bytes);
  const rows: LoadedRow[] = [];
  let fault: Broken | undefined;
  const lineAt = lineCounter(bytes);
  decodeBatch({ codec, bytes, pieces }, (decoded, index) => {
    const line = lineAt(pieces.starts[index] ?? 0);
    if (decoded.kind === 'record') rows.push({ line, record: decoded.record as EventRecord });
    else fault ??= broken(line, decoded.message);
  });
  return fault ?? { kind: 'rows', columns: [...new Set(rows.flatMap(({ record }) => Object.keys(record)))], rows };
}

/** Gives the line of places that are asked for in their order; all of them together cost one pass. */
function lineCounter(bytes: Uint8Array): (at: number) => number {
  let line = 1;
  let seen = 0;
  return (at) => {
    for (; seen < at; seen++) if (bytes[seen] === 10) line++;
    return line;
  };
}

function broken(line: number | null, message: string): Broken {
  return { kind: 'broken', line, message };
}
