import type { Command } from './command.js';
import { chordOf, type KeyPress, typesText } from './key-chord.js';

/** How long the first key of a sequence waits for the second. */
const SEQUENCE_MS = 1_200;

interface PressContext {
  /** the press goes to a field or an editor */
  readonly inField: boolean;
  /** any clock in milliseconds that does not run back */
  readonly atMs: number;
}

/**
 * The commands on offer, as sets that screens add and take away. Of two with the same keys the set added last wins: a dialog over a
 * screen over the shell.
 */
export class CommandRegistry {
  #sets: readonly { readonly owner: symbol; readonly commands: readonly Command[] }[] = [];
  #listeners = new Set<() => void>();
  #all: readonly Command[] = [];
  #pending: { readonly chord: string; readonly untilMs: number } | undefined;
  singleLetters = true;

  /** Offers the owner's commands in place of those it offered before. */
  offer(owner: symbol, commands: readonly Command[]): void {
    const at = this.#sets.findIndex((set) => set.owner === owner);
    this.#sets = at === -1 ? [...this.#sets, { owner, commands }] : this.#sets.with(at, { owner, commands });
    this.#changed();
  }

  withdraw(owner: symbol): void {
    this.#sets = this.#sets.filter((set) => set.owner !== owner);
    this.#changed();
  }

  /** All commands on offer, those offered last first; the same array until something changes. */
  readonly all = (): readonly Command[] => this.#all;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * The command that a key press means, if any; the first key of a sequence is remembered for 1.2 s.
   * `taken` tells that the press belongs to us and the browser should not act on it.
   */
  press(press: KeyPress, { inField, atMs }: PressContext): { readonly command: Command | undefined; readonly taken: boolean } {
    const text = typesText(press);
    if (text && (inField || !this.singleLetters)) return { command: undefined, taken: false };
    const chord = chordOf(press);
    const pending = this.#pending !== undefined && atMs <= this.#pending.untilMs ? this.#pending.chord : undefined;
    this.#pending = undefined;
    const usable = this.#all.filter((command) => command.keys !== undefined && (!inField || command.inFields === true));
    const sequence = pending === undefined ? undefined : usable.find((command) => command.keys === `${pending} ${chord}`);
    const command = sequence ?? usable.find((candidate) => candidate.keys === chord);
    if (command !== undefined) return { command, taken: true };
    const starts = usable.some((candidate) => candidate.keys?.startsWith(`${chord} `));
    if (starts) this.#pending = { chord, untilMs: atMs + SEQUENCE_MS };
    return { command: undefined, taken: starts };
  }

  #changed(): void {
    this.#all = this.#sets.toReversed().flatMap((set) => set.commands);
    for (const listener of this.#listeners) listener();
  }
}
