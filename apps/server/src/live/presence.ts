import type { PresentPerson } from '@rulewright/contracts';
import type { Actor } from '../people/actor.js';

/** Colours that tell people apart; the web app has one for each number. */
const HUES = 6;

interface Seat extends PresentPerson {
  readonly module: string;
}

/** Who has which rule open. Each window has one seat, under a number that it keeps for as long as its connection lasts. */
export class Presence {
  readonly #seats = new Map<number, Seat>();
  readonly #tell: (module: string, people: readonly PresentPerson[]) => void;

  /** @param tell hears of a rule's people after every change */
  constructor(tell: (module: string, people: readonly PresentPerson[]) => void) {
    this.#tell = tell;
  }

  /** A window shows this rule, and with `editing` has edits of it that are not stored; or shows none. */
  sit(window: number, actor: Actor, { module, editing }: { readonly module: string | undefined; readonly editing: boolean }): void {
    const before = this.#seats.get(window);
    if (before !== undefined && before.module === module && before.editing === editing) return;
    this.#seats.delete(window);
    if (module !== undefined) {
      const { person, name } = personOf(actor);
      const hue = before?.module === module ? before.hue : this.#hueFor(module, person);
      this.#seats.set(window, { window, person, name, hue, editing, module });
      this.#tell(module, this.of(module));
    }
    if (before !== undefined && before.module !== module) this.#tell(before.module, this.of(before.module));
  }

  leave(window: number): void {
    const seat = this.#seats.get(window);
    if (seat === undefined) return;
    this.#seats.delete(window);
    this.#tell(seat.module, this.of(seat.module));
  }

  /** Those who have a rule open, in the order in which they came. */
  of(module: string): readonly PresentPerson[] {
    return [...this.#seats.values()]
      .filter((seat) => seat.module === module)
      .sort((a, b) => a.window - b.window)
      .map(({ window, person, name, hue, editing }) => ({ window, person, name, hue, editing }));
  }

  /** A person has one colour in a rule; the next one gets the first that is free. */
  #hueFor(module: string, person: string | null): number {
    const people = this.of(module);
    const known = people.find((one) => one.person === person);
    if (known) return known.hue;
    const taken = new Set(people.map(({ hue }) => hue));
    for (let hue = 1; hue <= HUES; hue++) if (!taken.has(hue)) return hue;
    return 1 + (people.length % HUES);
  }
}

function personOf(actor: Actor): { readonly person: string | null; readonly name: string } {
  if (actor.kind === 'user') return { person: actor.id, name: actor.displayName || actor.name };
  return { person: null, name: actor.name };
}
