import { RequestFailure } from '../failure.js';
import type { PeopleStore } from '../store/people.js';
import type { Actor } from './actor.js';
import { tokenHash } from './secret-token.js';
import { SESSION_IDLE_MS, SESSION_PROLONG_MS } from './session-life.js';

/** How long an answer of the store is believed: a revoked key or a changed role counts after this at the latest. */
const BELIEVED_MS = 5_000;
const REMEMBERED_MAX = 5_000;

interface Remembered {
  readonly actor: Actor | undefined;
  readonly until: number;
}

/** The part of the store that is asked. */
type CredentialStore = Pick<PeopleStore, 'session' | 'sessionSeen' | 'apiKey' | 'apiKeyUsed'>;

/** Finds who stands behind a session token or a key. @throws RequestFailure `not-ready` while the database does not answer */
export class Credentials {
  readonly #store: CredentialStore;
  readonly #now: () => number;
  readonly #remembered = new Map<string, Remembered>();
  readonly #whenForgotten: (() => void)[] = [];
  /** grows when all is forgotten: what was asked before is not to be remembered any more */
  #generation = 0;

  constructor(store: CredentialStore, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  bySession(token: string): Promise<Actor | undefined> {
    return this.#recall(`session ${token}`, () => this.#readSession(token));
  }

  byApiKey(key: string): Promise<Actor | undefined> {
    return this.#recall(`key ${key}`, () => this.#readApiKey(key));
  }

  /** After somebody logged out, a key was revoked or a role changed: from now on everybody is looked up again. */
  forgetAll(): void {
    this.#generation++;
    this.#remembered.clear();
    for (const tell of this.#whenForgotten) tell();
  }

  /** Rights may have changed: whoever holds a connection had better look again. */
  onForgotten(tell: () => void): void {
    this.#whenForgotten.push(tell);
  }

  async #recall(name: string, read: () => Promise<Actor | undefined>): Promise<Actor | undefined> {
    const now = this.#now();
    const known = this.#remembered.get(name);
    if (known && known.until > now) return known.actor;
    const generation = this.#generation;
    const actor = await read().catch((cause: unknown) => {
      // Nobody is turned away as a stranger because the database does not answer.
      throw new RequestFailure('not-ready', 'who asks cannot be looked up at the moment', { retryAfterSeconds: 1, cause });
    });
    if (generation !== this.#generation) return this.#recall(name, read);
    if (this.#remembered.size >= REMEMBERED_MAX) this.#remembered.clear();
    this.#remembered.set(name, { actor, until: now + BELIEVED_MS });
    return actor;
  }

  async #readSession(token: string): Promise<Actor | undefined> {
    const session = await this.#store.session(tokenHash(token));
    const now = this.#now();
    if (!session || session.expiresAt.getTime() <= now || session.user.disabledAt) return undefined;
    if (now - session.lastSeenAt.getTime() > SESSION_PROLONG_MS) {
      await this.#store.sessionSeen(session.id, new Date(now), new Date(now + SESSION_IDLE_MS));
    }
    const { id, name, displayName, role } = session.user;
    return { kind: 'user', id, name, displayName, role };
  }

  async #readApiKey(key: string): Promise<Actor | undefined> {
    const found = await this.#store.apiKey(tokenHash(key));
    const now = this.#now();
    if (!found || found.revokedAt || (found.expiresAt && found.expiresAt.getTime() <= now)) return undefined;
    await this.#store.apiKeyUsed(found.id, new Date(now));
    const { id, name, scope } = found;
    return { kind: 'api-key', id, name, scope };
  }
}
