import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { apacheCombined, type Codec, json, ndjson, type RawRecord } from '@rulewright/connectors';
import { UsageError } from '../usage-error.js';

export interface ReadRecord {
  /** counts from 1 */
  readonly line: number;
  readonly record?: RawRecord;
  /** why the line is no record */
  readonly rejected?: string;
}

const CODECS = { json: ndjson, apache: apacheCombined } as const;
export type RecordFormat = keyof typeof CODECS;

/**
 * The records of a file, line by line (JSON or Apache combined), or those of one JSON array that fills the file; gzip is told by its first bytes, not by its
 * name.
 *
 * @throws UsageError if the file cannot be read or its compression is broken
 */
export async function* readRecords(file: string, format: RecordFormat): AsyncGenerator<ReadRecord> {
  const { stream, done } = open(file);
  let line = 0;
  let array: string[] | undefined;
  try {
    for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      line++;
      if (text.trim() === '') continue;
      if (format === 'json' && line === 1 && text.trimStart().startsWith('[')) array = [];
      if (array) array.push(text);
      else yield { line, ...decoded(CODECS[format], text) };
    }
    await done;
  } catch (error) {
    throw new UsageError(`cannot read "${file}": ${error instanceof Error ? error.message : String(error)}`, 1);
  }
  if (array) yield* arrayRecords(array.join('\n'));
}

function open(file: string): { readonly stream: Readable; readonly done: Promise<void> } {
  const out = new PassThrough();
  const done = unpacked(file, out).catch((error: unknown) => {
    out.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  });
  // The reader of `out` sees the failure first; this only keeps it from being reported twice.
  done.catch(() => undefined);
  return { stream: out, done };
}

async function unpacked(file: string, out: PassThrough): Promise<void> {
  const source = createReadStream(file);
  const first: Buffer = await new Promise((resolve, reject) => {
    source.once('error', reject);
    source.once('readable', () => resolve(source.read(2) ?? source.read() ?? Buffer.alloc(0)));
  });
  if (first.length > 0) source.unshift(first);
  if (first[0] === 0x1f && first[1] === 0x8b) await pipeline(source, createGunzip(), out);
  else await pipeline(source, out);
}

function decoded(codec: Codec, text: string): Omit<ReadRecord, 'line'> {
  const result = codec.decode(text);
  return result.kind === 'record' ? { record: result.record } : { rejected: result.message };
}

/** `line` counts the elements of the array. */
function* arrayRecords(text: string): Generator<ReadRecord> {
  const bytes = new TextEncoder().encode(text);
  const { starts, ends } = json.split(bytes);
  const decoder = new TextDecoder();
  for (const [index, start] of starts.entries())
    yield { line: index + 1, ...decoded(json, decoder.decode(bytes.subarray(start, ends[index]))) };
}
