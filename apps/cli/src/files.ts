import { readFileSync } from 'node:fs';
import { UsageError } from './usage-error.js';

/** The text of a file. @throws UsageError if it cannot be read */
export function readText(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read "${path}": ${reason(error)}`, 1);
  }
}

/** A JSON file. @throws UsageError if it cannot be read or is no JSON */
export function readJson(path: string): unknown {
  const text = readText(path);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`"${path}" is no JSON: ${reason(error)}`, 1);
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
