import { join, resolve } from 'node:path';
import { suggest } from '@rulewright/core';
import type { z } from 'zod';
import { type Configuration, type ConfigurationProblem, configurationSchema } from './configuration.js';
import { readEnvironment } from './environment.js';
import { readConfigurationFile } from './file.js';
import { readFlags } from './flags.js';
import type { Layer, Setting } from './setting.js';

export interface ConfigurationSources {
  /** Arguments after the program's name. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Current folder: where relative paths start and the configuration file is looked for. */
  readonly folder: string;
}

export type ReadConfiguration =
  | { readonly kind: 'help' }
  | { readonly kind: 'invalid'; readonly problems: readonly ConfigurationProblem[] }
  | { readonly kind: 'configuration'; readonly configuration: Configuration };

const KEYS = Object.keys(configurationSchema.shape);

/** Settings that say where others are; they are no part of the configuration themselves. */
const META = new Set(['config', 'help']);

/** Later layers win. */
const merge = (layers: readonly Layer[]): ReadonlyMap<string, Setting> =>
  new Map(layers.flatMap((layer) => [...layer.settings]).filter(([key]) => !META.has(key)));

const shown = (value: unknown): string => JSON.stringify(value) ?? String(value);

/** One sentence of ours for each way in which a value can be wrong. */
const explain = (issue: z.core.$ZodIssue, value: unknown): string => {
  if (issue.path[0] === 'port') return `has to be a whole number from 0 to 65535, not ${shown(value)}`;
  if (issue.path[0] === 'snapshotSeconds') return `has to be a number from 0.1 to 86400, not ${shown(value)}`;
  if (String(issue.path[0]).endsWith('Days')) return `has to be a whole number from 1 to 36500, not ${shown(value)}`;
  if (issue.path[0] === 'log') return `has to be error, warn or info, not ${shown(value)}`;
  if (issue.path[0] === 'commands') return 'has to be an object of names and absolute paths';
  if (issue.path[0] === 'innerHosts') return 'has to be a list of host names';
  if (issue.path[0] === 'proxies') return 'has to be a list of addresses, ranges such as 10.0.0.0/8, or "loopback"';
  if (issue.path[0] === 'samples' || issue.path[0] === 'insecure') return `has to be true or false, not ${shown(value)}`;
  return `has to be a text that is not empty, not ${shown(value)}`;
};

const problemsOf = (error: z.ZodError, settings: ReadonlyMap<string, Setting>): readonly ConfigurationProblem[] =>
  error.issues.flatMap((issue): readonly ConfigurationProblem[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => {
        const near = suggest(key, KEYS);
        return {
          where: settings.get(key)?.where ?? key,
          message: 'is no option',
          ...(near ? { hint: `did you mean "${near}"?` } : {}),
        };
      });
    }
    const setting = settings.get(String(issue.path[0]));
    return [{ where: setting?.where ?? String(issue.path[0]), message: explain(issue, setting?.value) }];
  });

/**
 * Puts the options together: flags before environment variables before the configuration file before the defaults. A relative data
 * folder is relative to where it was said: the file's folder, else the current one.
 *
 * @returns every problem at once, with the place it is at; never throws for what a person wrote
 */
export const readConfiguration = ({ argv, env, folder }: ConfigurationSources): ReadConfiguration => {
  const flags = readFlags(argv, folder);
  if (flags.settings.has('help')) return { kind: 'help' };
  const environment = readEnvironment(env, folder);
  const named = (flags.settings.get('config') ?? environment.settings.get('config'))?.value;
  const file = readConfigurationFile(named === undefined ? undefined : String(named), folder);

  const layers = [file, environment, flags];
  const settings = merge(layers);
  const values = Object.fromEntries([...settings].map(([key, setting]) => [key, setting.value]));
  const checked = configurationSchema.safeParse(values);
  const problems = [...layers.flatMap((layer) => layer.problems), ...(checked.success ? [] : problemsOf(checked.error, settings))];
  if (!checked.success || problems.length > 0) return { kind: 'invalid', problems };
  const { data: dataName, loadFolder: loadName, databaseUrl, ...rest } = checked.data;
  const data = resolve(settings.get('data')?.folder ?? folder, dataName);
  const loadFolder = loadName === undefined ? join(data, 'load') : resolve(settings.get('loadFolder')?.folder ?? folder, loadName);
  return {
    kind: 'configuration',
    configuration: { ...rest, data, loadFolder, databaseUrl },
  };
};
