import type { ApiKey, CreatedKey, CreateKeyInput } from '@rulewright/contracts';
import type { KeyService } from '../api/services.js';
import { RequestFailure } from '../failure.js';
import type { Audit } from '../store/audit.js';
import type { PeopleStore } from '../store/people.js';
import type { Actor } from './actor.js';
import type { Credentials } from './credentials.js';
import { newToken, tokenHash } from './secret-token.js';

/** So that a key that leaked into a repository or a chat is known for what it is. */
const MARK = 'rw_';
const PREFIX_CHARS = 9;

export interface KeysOptions {
  readonly store: PeopleStore;
  readonly credentials: Credentials;
  readonly audit: Audit;
  readonly now: () => number;
}

/** Keys of machines. */
export class Keys implements KeyService {
  readonly #options: KeysOptions;

  constructor(options: KeysOptions) {
    this.#options = options;
  }

  async list(): Promise<readonly ApiKey[]> {
    const keys = await this.#options.store.listApiKeys();
    return keys.map(({ createdBy, createdAt, lastUsedAt, expiresAt, revokedAt, ...key }) => ({
      ...key,
      createdAt: createdAt.getTime(),
      createdBy: createdBy?.name ?? null,
      lastUsedAt: lastUsedAt?.getTime() ?? null,
      expiresAt: expiresAt?.getTime() ?? null,
      revokedAt: revokedAt?.getTime() ?? null,
    }));
  }

  async create({ name, scope, expiresAt }: CreateKeyInput, actor: Actor): Promise<CreatedKey> {
    const key = MARK + newToken();
    const id = await this.#options.store.createApiKey({
      name,
      scope,
      prefix: key.slice(0, PREFIX_CHARS),
      keyHash: tokenHash(key),
      createdById: actor.kind === 'user' ? actor.id : null,
      expiresAt: expiresAt === undefined ? null : new Date(expiresAt),
    });
    await this.#options.audit({ actor, action: 'key.create', target: { kind: 'key', id }, detail: { name, scope } });
    return { id, key };
  }

  async revoke(id: string, actor: Actor): Promise<void> {
    const { store, credentials, audit, now } = this.#options;
    if (!(await store.revokeApiKey(id, new Date(now())))) throw new RequestFailure('not-found', 'there is no such key in force');
    credentials.forgetAll();
    await audit({ actor, action: 'key.revoke', target: { kind: 'key', id } });
  }
}
