import type { ConfigurationProblem } from './configuration.js';

/** One value that somebody set, before it is checked. */
export interface Setting {
  readonly value: unknown;
  /** For messages. */
  readonly where: string;
  /** Folder that a relative path is relative to. */
  readonly folder: string;
}

/** The settings of one layer (flags, environment, file) by key, and what could not be read of it. */
export interface Layer {
  readonly settings: ReadonlyMap<string, Setting>;
  readonly problems: readonly ConfigurationProblem[];
}

const WORDS: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  on: true,
  1: true,
  false: false,
  no: false,
  off: false,
  0: false,
};

/**
 * The value that a text stands for, as the kind of its key wants it. A text that stands for none is handed on as it is, for the check
 * to refuse.
 */
export const fromText = (kind: 'number' | 'boolean' | 'text', text: string): unknown => {
  if (kind === 'number') return /^\d+$/.test(text) ? Number(text) : text;
  if (kind === 'boolean') return WORDS[text.toLowerCase()] ?? text;
  return text;
};
