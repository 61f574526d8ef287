import { readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import type { Layer, Setting } from './setting.js';

const CONFIGURATION_FILE = 'rulewright.config.json';

const NOTHING: Layer = { settings: new Map(), problems: [] };

const problem = (where: string, message: string): Layer => ({ settings: new Map(), problems: [{ where, message }] });

/** Path of the setting in the file, as the reader finds it there. */
const settingsOf = (value: object, path: string): ReadonlyMap<string, Setting> =>
  new Map(
    Object.entries(value)
      .filter(([key]) => key !== '$schema')
      .map(([key, inner]) => [key, { value: inner, where: `${basename(path)}: ${key}`, folder: dirname(path) }]),
  );

/**
 * Reads the configuration file.
 *
 * @param named  the file that somebody named, which then has to exist; else `rulewright.config.json` in `folder`, which need not
 */
export const readConfigurationFile = (named: string | undefined, folder: string): Layer => {
  const name = named ?? CONFIGURATION_FILE;
  const path = isAbsolute(name) ? name : join(folder, name);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return named === undefined ? NOTHING : problem(path, 'there is no such file');
    return problem(path, `cannot be read: ${message}`);
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return problem(path, 'has to hold one JSON object');
    return { settings: settingsOf(value, path), problems: [] };
  } catch (error) {
    return problem(path, `is not JSON: ${(error as Error).message}`);
  }
};
