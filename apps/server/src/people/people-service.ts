import type { LoginInput, Me, SetupInput } from '@rulewright/contracts';
import type { OpenedSession, PeopleService, RequestOrigin } from '../api/services.js';
import { RequestFailure } from '../failure.js';
import type { Audit } from '../store/audit.js';
import type { PeopleStore, UserRow } from '../store/people.js';
import { type Actor, roleOf } from './actor.js';
import { AttemptLimit } from './attempt-limit.js';
import type { Credentials } from './credentials.js';
import { hashPassword, verifyPassword } from './password.js';
import { newToken, tokenHash } from './secret-token.js';
import { SESSION_IDLE_MS } from './session-life.js';
import type { Setup } from './setup.js';

const LOCK_AFTER_FAILURES = 10;
const LOCK_MS = 15 * 60_000;

export interface PeopleOptions {
  readonly store: PeopleStore;
  readonly setup: Setup;
  readonly credentials: Pick<Credentials, 'forgetAll'>;
  readonly audit: Audit;
  readonly now: () => number;
}

/** Log-in, log-out and the first account. */
export class People implements PeopleService {
  readonly #options: PeopleOptions;
  readonly #attempts = new AttemptLimit();

  constructor(options: PeopleOptions) {
    this.#options = options;
  }

  async me(actor: Actor | undefined): Promise<Me> {
    const setupDone = this.#options.setup.done;
    if (!actor) return { setupDone, user: null, role: null };
    const user = actor.kind === 'user' ? { id: actor.id, name: actor.name, displayName: actor.displayName } : null;
    return { setupDone, user, role: roleOf(actor) ?? null };
  }

  async login({ name: typed, password }: LoginInput, from: RequestOrigin): Promise<OpenedSession> {
    const { store, audit, now } = this.#options;
    const name = typed.toLowerCase();
    this.#limit(`address ${from.address}`);
    this.#limit(`name ${name}`);
    const user = await store.userByName(name);
    const fits = await verifyPassword(password, user?.passwordHash);
    const open = user && !user.disabledAt && !(user.lockedUntil && user.lockedUntil.getTime() > now());
    if (!user || !fits || !open) {
      if (user && !fits) await store.failedLogin(user.id, LOCK_AFTER_FAILURES, new Date(now() + LOCK_MS));
      await audit({ actor: 'system', action: 'session.refused', target: { kind: 'user', id: name }, address: from.address });
      throw new RequestFailure('wrong-credentials', 'name or password is wrong');
    }
    return this.#open(user, from, 'session.login');
  }

  async logout(token: string): Promise<void> {
    const { store, credentials } = this.#options;
    // Whoever sends a made-up token costs nobody what is remembered.
    if (await store.closeSession(tokenHash(token))) credentials.forgetAll();
  }

  async setup({ token, name, password }: SetupInput, from: RequestOrigin): Promise<OpenedSession> {
    const { store, setup } = this.#options;
    this.#limit(`address ${from.address}`);
    if (await setup.refresh()) throw new RequestFailure('setup-done', 'set-up was done before: sign in');
    if (token === undefined ? !from.loopback : !setup.accepts(token)) {
      throw new RequestFailure('forbidden', 'use the set-up link that the server printed');
    }
    const user = await store.firstUser({
      name: name.toLowerCase(),
      displayName: name,
      passwordHash: await hashPassword(password),
    });
    setup.finish();
    if (!user) throw new RequestFailure('setup-done', 'set-up was done before: sign in');
    return this.#open(user, from, 'session.setup');
  }

  /** For containers: the first account without the link, if there is none yet. */
  async presetAdmin(password: string): Promise<void> {
    const { store, setup, audit } = this.#options;
    if (setup.done) return;
    const user = await store.firstUser({ name: 'admin', displayName: 'admin', passwordHash: await hashPassword(password) });
    setup.finish();
    if (user) await audit({ actor: 'system', action: 'session.setup', target: { kind: 'user', id: user.name } });
  }

  async #open(user: UserRow, from: RequestOrigin, action: string): Promise<OpenedSession> {
    const { store, audit, now } = this.#options;
    const token = newToken();
    const expiresAt = new Date(now() + SESSION_IDLE_MS);
    const { id, name, displayName, role } = user;
    await store.openSession(id, {
      tokenHash: tokenHash(token),
      lastSeenAt: new Date(now()),
      expiresAt,
      address: from.address,
      userAgent: from.userAgent ?? null,
    });
    const actor: Actor = { kind: 'user', id, name, displayName, role };
    await audit({ actor, action, target: { kind: 'user', id: name }, address: from.address });
    return { token, expiresAt, me: await this.me(actor) };
  }

  #limit(key: string): void {
    const wait = this.#attempts.take(key, this.#options.now());
    if (wait > 0) throw new RequestFailure('too-many-requests', 'too many attempts: wait a little', { retryAfterSeconds: wait });
  }
}
