import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EventRecord, Value } from '@rulewright/core';
import { PatternRun, Refused } from './pattern-run.js';

/*
 * Tables of behaviour: one line a case, `pattern | steps | rows`. Events are called by type and number (`A1`, `B2:x=5`), `@10000` jumps
 * and `>10000` walks to an instant in ms. Rows stand behind the step that gave them: `B1: (a=A1 b=B1) (a=A2 b=B1)`; what a walk delivers
 * instant by instant is parted by `/`; `-` is null; `nothing` stands for no rows, `refused` for a text that is no EPL.
 */

export interface BehaviourCase {
  readonly pattern: string;
  readonly steps: string;
  readonly rows: string;
}

/** Types of the events in the tables. */
export const SCHEMAS = ['A', 'B', 'C', 'D'].map((name) => `create schema ${name}(id string, x int, y long, d double);`).join(' ');

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'behaviour');

/** All tables by name. */
export function readTables(): readonly (readonly [name: string, cases: readonly BehaviourCase[]])[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => [file.replace('.txt', ''), casesOf(readFileSync(join(FOLDER, file), 'utf8'))] as const);
}

function casesOf(text: string): readonly BehaviourCase[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const [pattern = '', steps = '', rows = ''] = line.split(' | ').map((part) => part.trim());
    return { pattern, steps, rows };
  });
}

/** EPL of a case; annotations of the pattern stand before it. */
export function eplOf(pattern: string): string {
  const [, annotations = '', inner = pattern] = /^((?:@\w+\s+)+)(.*)$/.exec(pattern) ?? [];
  return `${SCHEMAS} @name('s') select * from pattern ${annotations}[${inner}]`;
}

/** What the engine makes of a case, in the words of the table. */
export function rowsOf({ pattern, steps }: BehaviourCase): string {
  try {
    const run = new PatternRun(eplOf(pattern));
    const told = performAll(run, steps.split(/\s+/)).join('; ');
    return told === '' ? 'nothing' : told;
  } catch (error) {
    if (error instanceof Refused) return 'refused';
    throw error;
  }
}

/** The steps that gave rows, each with its rows. */
export function performAll(run: PatternRun, steps: readonly string[]): readonly string[] {
  return steps.flatMap((step) => {
    const deliveries = perform(run, step).filter((rows) => rows.length > 0);
    return deliveries.length === 0 ? [] : [`${step}: ${deliveries.map(deliveryText).join(' / ')}`];
  });
}

function perform(run: PatternRun, step: string): readonly (readonly EventRecord[])[] {
  if (step.startsWith('@')) return [run.jump(Number(step.slice(1)))];
  if (step.startsWith('>')) return run.walk(Number(step.slice(1)));
  return [run.send(step.slice(0, 1), eventOf(step))];
}

/** `A1:x=5:id=k` as a record. */
export function eventOf(step: string): Readonly<Record<string, unknown>> {
  const [id, ...properties] = step.split(':');
  const given = properties.map((property) => {
    const [name = '', value = ''] = property.split('=');
    return [name, name === 'id' ? value : value === 'null' ? null : Number(value)] as const;
  });
  return { id, ...Object.fromEntries(given) };
}

/** Rows of one delivery; their order does not count. */
export function deliveryText(rows: readonly EventRecord[]): string {
  return rows
    .map(
      (row) =>
        `(${Object.keys(row)
          .sort()
          .map((tag) => `${tag}=${valueText(row[tag] ?? null)}`)
          .join(' ')})`,
    )
    .sort()
    .join(' ');
}

function valueText(value: Value): string {
  if (value === null) return '-';
  if (Array.isArray(value)) return `[${(value as readonly Value[]).map(valueText).join(',')}]`;
  return typeof value === 'object' ? String((value as EventRecord)['id']) : String(value);
}
