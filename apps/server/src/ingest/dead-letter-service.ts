import type { DeadLetterListInput, DeadLetterPage, Resent } from '@rulewright/contracts';
import type { DeadLetterService } from '../api/services.js';
import type { EventPath } from '../engine/event-path.js';
import type { Actor } from '../people/actor.js';
import type { Audit } from '../store/audit.js';
import type { DeadLetterStore, HeldLetter } from '../store/dead-letters.js';

export interface DeadLettersOptions {
  readonly store: DeadLetterStore;
  readonly path: () => EventPath;
  readonly audit: Audit;
}

/** What was not understood, and its second chance. */
export class DeadLetters implements DeadLetterService {
  readonly #options: DeadLettersOptions;

  constructor(options: DeadLettersOptions) {
    this.#options = options;
  }

  list(input: DeadLetterListInput): Promise<DeadLetterPage> {
    return this.#options.store.page(input);
  }

  async resend(ids: readonly number[], actor: Actor): Promise<Resent> {
    const { store, audit } = this.#options;
    let accepted = 0;
    let rejected = 0;
    const letters = await store.held(ids);
    for (const letter of letters) {
      const result = await this.#send(letter);
      accepted += result.accepted;
      rejected += result.rejected;
      // One after the other, so that a stop in between sends nothing twice but the one under way.
      await store.handled([letter.id], 'resent', actor.name);
    }
    await audit({ actor, action: 'dead-letter.resend', detail: { count: letters.length, accepted, rejected } });
    const held = new Set(letters.map(({ id }) => id));
    return { accepted, rejected, notHeld: ids.filter((id) => !held.has(id)) };
  }

  async drop(ids: readonly number[], actor: Actor): Promise<void> {
    await this.#options.store.handled(ids, 'dropped', actor.name);
    await this.#options.audit({ actor, action: 'dead-letter.drop', detail: { count: ids.length } });
  }

  /** A document of a `_bulk` body lost its action line: by itself it is a line of JSON. */
  async #send({ source, codec, payload }: HeldLetter): Promise<Omit<Resent, 'notHeld'>> {
    const format = codec === 'bulk' ? 'json' : codec;
    const entry = { kind: 'events', source, codec: format, count: 1, payload: new Uint8Array(payload) } as const;
    const { processed } = await this.#options.path().append(entry);
    const { accepted, rejected } = await processed;
    return { accepted, rejected: rejected.length };
  }
}
