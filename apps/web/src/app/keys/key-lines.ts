import type { Command } from '../commands/command.js';

/** What keys do, and every key or sequence that does it. */
export interface KeyLine {
  readonly label: string;
  readonly keys: readonly string[];
}

/** One line for each thing that keys do, in the order of the commands; commands without keys have none. O(n). */
export function keyLines(commands: readonly Pick<Command, 'label' | 'keys'>[]): readonly KeyLine[] {
  const lines = new Map<string, readonly string[]>();
  for (const { label, keys } of commands) {
    if (keys !== undefined) lines.set(label, [...(lines.get(label) ?? []), keys]);
  }
  return [...lines].map(([label, keys]) => ({ label, keys }));
}
