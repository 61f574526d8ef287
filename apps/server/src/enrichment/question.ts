import { isAbsolute } from 'node:path';
import type { EventRecord, Value } from '@rulewright/core';

/** A program with its arguments, each a text of its own: no shell ever reads them. */
export interface CommandCall {
  readonly file: string;
  readonly args: readonly string[];
}

/** A question that is not asked, for a reason that whoever wrote the rule may know. */
class QuestionRefused extends Error {
  override readonly name = 'QuestionRefused';
}

const PLACEHOLDER = /%\{([^}]*)\}/g;
const WORD = /"([^"]*)"|'([^']*)'|(\S+)/g;
const MAX_VALUE_CHARS = 1000;

/**
 * Makes a call of `nslookup %{ip}`: the words are found before the values are put in, so that no value becomes two arguments; the program
 * is one that the configuration names. A value that would be read as an option is refused.
 *
 * @param commands  name -> absolute path
 * @throws QuestionRefused
 */
export function commandOf(param: string, values: EventRecord, commands: Readonly<Record<string, string>>): CommandCall {
  const [name, ...words] = [...param.matchAll(WORD)].map(([, double, single, bare]) => double ?? single ?? bare ?? '');
  const file = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (file === undefined || !isAbsolute(file))
    throw new QuestionRefused(`command "${name ?? ''}" is not allowed by the configuration`);
  return { file, args: words.map((word) => argumentOf(word, values)) };
}

function argumentOf(word: string, values: EventRecord): string {
  const text = word.replaceAll(PLACEHOLDER, (_, name: string) => textOf(values, name));
  if (word.startsWith('%{') && text.startsWith('-'))
    throw new QuestionRefused('a value that begins with a dash would be read as an option');
  return text;
}

/**
 * Puts values into an address, escaped. Scheme, host and port are the rule's own: values stand behind them only.
 *
 * @throws QuestionRefused
 */
export function addressOf(param: string, values: EventRecord): string {
  const origin = /^https?:\/\/[^/?#]*/i.exec(param.trim())?.[0];
  if (origin === undefined || origin.includes('%{') || origin.includes('@')) {
    throw new QuestionRefused('an address begins with http(s)://host, and values stand behind the host');
  }
  return param.trim().replaceAll(PLACEHOLDER, (_, name: string) => encodeURIComponent(textOf(values, name)));
}

function textOf(values: EventRecord, name: string): string {
  const value: Value = Object.hasOwn(values, name) ? (values[name] ?? null) : null;
  if (value === null) throw new QuestionRefused(`"${name}" has no value to ask with`);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (text.length > MAX_VALUE_CHARS || text.includes('\0'))
    throw new QuestionRefused(`the value of "${name}" cannot be asked with`);
  return text;
}
