import type { KeyScope, Role } from '@rulewright/contracts';
import type { PrismaClient } from './generated/client.js';

/** A person as the log-in needs them. */
export interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  readonly passwordHash: string | null;
  readonly lockedUntil: Date | null;
  readonly disabledAt: Date | null;
}

export interface SessionRow {
  readonly id: string;
  readonly user: UserRow;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

export interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly scope: KeyScope;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
}

const USER = {
  id: true,
  name: true,
  displayName: true,
  role: true,
  passwordHash: true,
  lockedUntil: true,
  disabledAt: true,
} as const;

/** People, their sessions and keys. Tokens and keys come here as hashes only. */
export class PeopleStore {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  async anybody(): Promise<boolean> {
    return (await this.#prisma.user.findFirst({ select: { id: true } })) !== null;
  }

  userByName(name: string): Promise<UserRow | null> {
    return this.#prisma.user.findUnique({ where: { name }, select: USER });
  }

  /**
   * Makes the first account, unless there is one: two who come at once do not both get one.
   *
   * @returns undefined if somebody was faster
   */
  firstUser(user: {
    readonly name: string;
    readonly displayName: string;
    readonly passwordHash: string;
  }): Promise<UserRow | undefined> {
    return this.#prisma.$transaction(async (tx) => {
      await tx.$executeRaw`lock table users in exclusive mode`;
      if (await tx.user.findFirst({ select: { id: true } })) return undefined;
      return tx.user.create({ data: { ...user, role: 'admin' }, select: USER });
    });
  }

  /** Counts a failed log-in; from `limit` on the account is locked until `until`. */
  async failedLogin(id: string, limit: number, until: Date): Promise<void> {
    const { failedLogins } = await this.#prisma.user.update({
      where: { id },
      data: { failedLogins: { increment: 1 } },
      select: { failedLogins: true },
    });
    if (failedLogins >= limit) await this.#prisma.user.update({ where: { id }, data: { lockedUntil: until, failedLogins: 0 } });
  }

  async openSession(
    userId: string,
    session: {
      readonly tokenHash: Uint8Array<ArrayBuffer>;
      readonly lastSeenAt: Date;
      readonly expiresAt: Date;
      readonly address: string;
      readonly userAgent: string | null;
    },
  ): Promise<void> {
    await this.#prisma.$transaction([
      this.#prisma.session.create({ data: { userId, ...session } }),
      this.#prisma.user.update({
        where: { id: userId },
        data: { failedLogins: 0, lockedUntil: null, lastSeenAt: session.lastSeenAt },
      }),
    ]);
  }

  session(tokenHash: Uint8Array<ArrayBuffer>): Promise<SessionRow | null> {
    return this.#prisma.session.findUnique({
      where: { tokenHash },
      select: { id: true, lastSeenAt: true, expiresAt: true, user: { select: USER } },
    });
  }

  async sessionSeen(id: string, at: Date, expiresAt: Date): Promise<void> {
    await this.#prisma.session.updateMany({ where: { id }, data: { lastSeenAt: at, expiresAt } });
  }

  /** @returns whether there was such a session */
  async closeSession(tokenHash: Uint8Array<ArrayBuffer>): Promise<boolean> {
    return (await this.#prisma.session.deleteMany({ where: { tokenHash } })).count > 0;
  }

  async dropSessionsBefore(now: Date): Promise<number> {
    return (await this.#prisma.session.deleteMany({ where: { expiresAt: { lt: now } } })).count;
  }

  apiKey(keyHash: Uint8Array<ArrayBuffer>): Promise<ApiKeyRow | null> {
    return this.#prisma.apiKey.findUnique({
      where: { keyHash },
      select: { id: true, name: true, scope: true, expiresAt: true, revokedAt: true },
    });
  }

  async createApiKey(key: {
    readonly name: string;
    readonly prefix: string;
    readonly keyHash: Uint8Array<ArrayBuffer>;
    readonly scope: KeyScope;
    readonly createdById: string | null;
    readonly expiresAt: Date | null;
  }): Promise<string> {
    return (await this.#prisma.apiKey.create({ data: key, select: { id: true } })).id;
  }

  async apiKeyUsed(id: string, at: Date): Promise<void> {
    await this.#prisma.apiKey.updateMany({ where: { id }, data: { lastUsedAt: at } });
  }

  listApiKeys(): Promise<readonly ListedApiKey[]> {
    return this.#prisma.apiKey.findMany({
      orderBy: { createdAt: 'asc' },
      select: {
        id: true,
        name: true,
        prefix: true,
        scope: true,
        createdAt: true,
        lastUsedAt: true,
        expiresAt: true,
        revokedAt: true,
        createdBy: { select: { name: true } },
      },
    });
  }

  /** @returns whether there was such a key that was not revoked yet */
  async revokeApiKey(id: string, at: Date): Promise<boolean> {
    return (await this.#prisma.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: at } })).count > 0;
  }
}

export interface ListedApiKey {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scope: KeyScope;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly createdBy: { readonly name: string } | null;
}
