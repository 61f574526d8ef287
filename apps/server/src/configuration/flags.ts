import { suggest } from '@rulewright/core';
import type { ConfigurationProblem } from './configuration.js';
import { fromText, type Layer, type Setting } from './setting.js';

interface ValueFlag {
  readonly key: string;
  readonly kind: 'number' | 'boolean' | 'text';
}

const VALUES: Readonly<Record<string, ValueFlag>> = {
  '--port': { key: 'port', kind: 'number' },
  '--host': { key: 'host', kind: 'text' },
  '--data': { key: 'data', kind: 'text' },
  '--config': { key: 'config', kind: 'text' },
};

const SWITCHES: Readonly<Record<string, { readonly key: string; readonly value: boolean }>> = {
  '--insecure': { key: 'insecure', value: true },
  '--no-samples': { key: 'samples', value: false },
  '--help': { key: 'help', value: true },
  '-h': { key: 'help', value: true },
};

const unknownFlag = (flag: string): ConfigurationProblem => {
  if (!flag.startsWith('-')) return { where: flag, message: 'is no option' };
  const near = suggest(flag, [...Object.keys(VALUES), ...Object.keys(SWITCHES)]);
  return { where: flag, message: 'is no option', ...(near ? { hint: `did you mean "${near}"?` } : {}) };
};

/** What one argument says, and whether it took the next one for its value. */
interface Reading {
  readonly key?: string;
  readonly value?: unknown;
  readonly problem?: ConfigurationProblem;
  readonly tookNext?: boolean;
}

interface ArgumentText {
  /** After the equals sign. */
  readonly inline: string | undefined;
  /** The argument behind. */
  readonly next: string | undefined;
}

const readValue = (where: string, { key, kind }: ValueFlag, { inline, next }: ArgumentText): Reading => {
  if (inline !== undefined) return { key, value: fromText(kind, inline) };
  if (next === undefined || next.startsWith('--')) return { problem: { where, message: 'needs a value' } };
  return { key, value: fromText(kind, next), tookNext: true };
};

const readArgument = (argument: string, next: string | undefined): Reading => {
  const equals = argument.indexOf('=');
  const where = equals < 0 ? argument : argument.slice(0, equals);
  const inline = equals < 0 ? undefined : argument.slice(equals + 1);
  const simple = SWITCHES[where];
  if (simple) return inline === undefined ? simple : { problem: { where, message: 'takes no value' } };
  const valued = VALUES[where];
  return valued ? readValue(where, valued, { inline, next }) : { problem: unknownFlag(where) };
};

/** Reads `--port 8484` and `--port=8484` alike; the last of several counts. */
export const readFlags = (argv: readonly string[], folder: string): Layer => {
  const settings = new Map<string, Setting>();
  const problems: ConfigurationProblem[] = [];
  for (let i = 0; i < argv.length; i++) {
    const where = argv[i] ?? '';
    const { key, value, problem, tookNext } = readArgument(where, argv[i + 1]);
    if (problem) problems.push(problem);
    if (key !== undefined) settings.set(key, { value, where: where.split('=')[0] ?? where, folder });
    if (tookNext) i++;
  }
  return { settings, problems };
};
