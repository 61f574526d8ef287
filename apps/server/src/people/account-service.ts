import type {
  ChangePasswordInput,
  CreatePersonInput,
  PasswordLink,
  PasswordSet,
  Person,
  PersonSession,
  SetPasswordInput,
  UpdatePersonInput,
} from '@rulewright/contracts';
import type { AccountService, RequestOrigin } from '../api/services.js';
import { RequestFailure } from '../failure.js';
import type { AccountStore } from '../store/accounts.js';
import type { Audit } from '../store/audit.js';
import { type Actor, roleOf } from './actor.js';
import { AttemptLimit } from './attempt-limit.js';
import type { Credentials } from './credentials.js';
import { hashPassword, verifyPassword } from './password.js';
import { newToken, tokenHash } from './secret-token.js';

/** A link to a new password is good for so long. */
const LINK_MS = 24 * 3_600_000;

export interface AccountsOptions {
  readonly store: AccountStore;
  readonly credentials: Credentials;
  readonly audit: Audit;
  readonly now: () => number;
}

/** Accounts, their passwords and sessions. */
export class Accounts implements AccountService {
  readonly #options: AccountsOptions;
  readonly #attempts = new AttemptLimit();

  constructor(options: AccountsOptions) {
    this.#options = options;
  }

  list(): Promise<readonly Person[]> {
    return this.#options.store.list();
  }

  async create({ name, displayName, role }: CreatePersonInput, actor: Actor): Promise<PasswordLink> {
    // The first account comes by set-up alone: it administers, so that nobody is ever locked out.
    if (!(await this.#options.store.administered()))
      throw new RequestFailure('conflict', 'make the first account first: set-up is not done');
    const id = await this.#options.store.create({ name: name.toLowerCase(), displayName: displayName || name, role });
    if (id === undefined) throw new RequestFailure('conflict', `there is an account "${name.toLowerCase()}" already`);
    await this.#note(actor, 'person.create', id, { name, role });
    return this.#link(id);
  }

  async update({ id, disabled, ...change }: UpdatePersonInput, actor: Actor): Promise<void> {
    const { store, credentials, now } = this.#options;
    const disabledAt = disabled === undefined ? {} : { disabledAt: disabled ? new Date(now()) : null };
    const came = await store.update(id, { ...change, ...disabledAt });
    if (came === 'unknown') throw new RequestFailure('not-found', 'there is no such account');
    if (came === 'last-admin') throw new RequestFailure('conflict', 'nobody would be left who may administer');
    credentials.forgetAll();
    await this.#note(actor, 'person.update', id, { ...change, ...(disabled === undefined ? {} : { disabled }) });
  }

  async resetLink(id: string, actor: Actor): Promise<PasswordLink> {
    const link = await this.#link(id);
    await this.#note(actor, 'person.reset-link', id);
    return link;
  }

  /** Sets a password by a link. */
  async setPassword({ token, password }: SetPasswordInput, from: RequestOrigin): Promise<PasswordSet> {
    const { store, credentials, audit, now } = this.#options;
    this.#limit(`address ${from.address}`);
    const name = await store.useLink(tokenHash(token), await hashPassword(password), new Date(now()));
    if (name === undefined) throw new RequestFailure('wrong-credentials', 'this link was used or has expired: ask for a new one');
    credentials.forgetAll();
    await audit({ actor: 'system', action: 'session.password-set', target: { kind: 'user', id: name }, address: from.address });
    return { name };
  }

  async changePassword({ current, password }: ChangePasswordInput, actor: Actor, session: string | undefined): Promise<void> {
    const { store, credentials } = this.#options;
    const { id } = person(actor);
    this.#limit(`person ${id}`);
    if (!(await verifyPassword(current, await store.passwordHash(id)))) {
      throw new RequestFailure('wrong-credentials', 'the present password is wrong');
    }
    await store.setPassword(id, await hashPassword(password), session === undefined ? undefined : tokenHash(session));
    credentials.forgetAll();
    await this.#note(actor, 'session.password-change', id);
  }

  /** Sessions of a person; one's own if nobody is named. */
  sessions(actor: Actor, of?: string): Promise<readonly PersonSession[]> {
    if (of !== undefined && roleOf(actor) !== 'admin') throw new RequestFailure('forbidden', 'this needs the role admin');
    return this.#options.store.sessions(of ?? person(actor).id);
  }

  /** Ends a session: one's own, or anybody's for administrators. */
  async endSession(id: string, actor: Actor): Promise<void> {
    const { store, credentials } = this.#options;
    const mayEndAny = roleOf(actor) === 'admin';
    const ended = await store.endSession(id, mayEndAny ? undefined : person(actor).id);
    if (!ended) throw new RequestFailure('not-found', 'there is no such session');
    credentials.forgetAll();
    await this.#note(actor, 'session.end', id);
  }

  async #link(id: string): Promise<PasswordLink> {
    const { store, now } = this.#options;
    const token = newToken();
    const expiresAt = now() + LINK_MS;
    if (!(await store.setLink(id, tokenHash(token), new Date(expiresAt))))
      throw new RequestFailure('not-found', 'there is no such account');
    return { id, token, expiresAt };
  }

  #note(actor: Actor, action: string, id: string, detail: Readonly<Record<string, unknown>> = {}): Promise<void> {
    return this.#options.audit({ actor, action, target: { kind: action.split('.', 1)[0] ?? 'person', id }, detail });
  }

  #limit(key: string): void {
    const wait = this.#attempts.take(key, this.#options.now());
    if (wait > 0) throw new RequestFailure('too-many-requests', 'too many attempts: wait a little', { retryAfterSeconds: wait });
  }
}

function person(actor: Actor): Extract<Actor, { readonly kind: 'user' }> {
  if (actor.kind !== 'user') throw new RequestFailure('forbidden', 'only a person who signed in has sessions and a password');
  return actor;
}
