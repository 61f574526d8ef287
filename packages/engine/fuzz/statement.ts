import type { Part } from './part.js';

/** One statement of a random scenario. */
export interface Statement {
  readonly text: Part;
  /** its rows come in an order that is wholly decided */
  readonly ordered?: string;
  /** name of a statement whose content may be looked at */
  readonly iterable?: string;
  /** properties that no event of its scenario leaves null, because Esper would fail inside */
  readonly noNull?: NoNull;
}

/** `x` and `y`: numbers of events that are compared across types or in ranges of an index; `lists`: lists of collection events. */
export type NoNull = readonly ('x' | 'y' | 'lists')[];

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
