import type { Part } from './part.js';

/** One statement of a random scenario. */
export interface Statement {
  readonly text: Part;
  /** its rows come in an order that is wholly decided */
  readonly ordered?: string;
  /** name of a statement whose content may be looked at */
  readonly iterable?: string;
}

/** Names that statements of one scenario hand out: `s0`, `s1` … for listeners, `S0`, `W0` … for streams and windows. */
export class Names {
  #count = 0;

  listener(): string {
    return `s${this.#count++}`;
  }

  stream(letter: string): string {
    return `${letter}${this.#count++}`;
  }
}

export function named(name: string, text: Part): Part {
  return [`@name('${name}') `, text];
}
