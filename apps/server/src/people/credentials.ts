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

/** Finds who stands behind a session token or a key. */
export class Credentials {
  readonly #store: PeopleStore;
  readonly #now: () => number;
  readonly #remembered = new Map<string, Remembered>();

  constructor(store: PeopleStore, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  bySession(token: string): Promise<Actor | undefined> {
    return this.#recall(`session ${token}`, () => this.#readSession(token));
  }

  byApiKey(key: string): Promise<Actor | undefined> {
    return this.#recall(`key ${key}`, () => this.#readApiKey(key));
  }

  /** After somebody logged out, a key was revoked or a role changed. */
  forgetAll(): void {
    this.#remembered.clear();
  }

  async #recall(name: string, read: () => Promise<Actor | undefined>): Promise<Actor | undefined> {
    const now = this.#now();
    const known = this.#remembered.get(name);
    if (known && known.until > now) return known.actor;
    const actor = await read();
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
