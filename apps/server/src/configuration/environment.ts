import { fromText, type Layer, type Setting } from './setting.js';

/** Environment variable -> key and kind. */
export const VARIABLES = {
  RULEWRIGHT_PORT: { key: 'port', kind: 'number' },
  RULEWRIGHT_HOST: { key: 'host', kind: 'text' },
  RULEWRIGHT_DATA: { key: 'data', kind: 'text' },
  RULEWRIGHT_SAMPLES: { key: 'samples', kind: 'boolean' },
  RULEWRIGHT_LOG: { key: 'log', kind: 'text' },
  RULEWRIGHT_LOAD: { key: 'loadFolder', kind: 'text' },
  RULEWRIGHT_INSECURE: { key: 'insecure', kind: 'boolean' },
  RULEWRIGHT_CONFIG: { key: 'config', kind: 'text' },
  DATABASE_URL: { key: 'databaseUrl', kind: 'text' },
} as const;

/** Reads our variables. An empty one counts as not set, as containers write it. */
export const readEnvironment = (env: Readonly<Record<string, string | undefined>>, folder: string): Layer => {
  const settings = new Map<string, Setting>();
  for (const [where, { key, kind }] of Object.entries(VARIABLES)) {
    const text = env[where];
    if (text) settings.set(key, { value: fromText(kind, text), where, folder });
  }
  return { settings, problems: [] };
};
