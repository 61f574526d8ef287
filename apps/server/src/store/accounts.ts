import type { Person, PersonSession, Role } from '@rulewright/contracts';
import type { PrismaClient } from './generated/client.js';

const PERSON = {
  id: true,
  name: true,
  displayName: true,
  role: true,
  passwordHash: true,
  disabledAt: true,
  lastSeenAt: true,
  createdAt: true,
} as const;

/** Who may administer and can sign in. */
const ADMINS = { role: 'admin', disabledAt: null, passwordHash: { not: null } } as const;

/** What came of a change to an account. */
export type AccountChange = 'changed' | 'unknown' | 'last-admin';

/** Accounts as administrators work on them. */
export class AccountStore {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  async list(): Promise<readonly Person[]> {
    const rows = await this.#prisma.user.findMany({ orderBy: { name: 'asc' }, select: PERSON });
    return rows.map(({ passwordHash, disabledAt, lastSeenAt, createdAt, ...person }) => ({
      ...person,
      disabled: disabledAt !== null,
      active: passwordHash !== null,
      lastSeenAt: lastSeenAt?.getTime() ?? null,
      createdAt: createdAt.getTime(),
    }));
  }

  /** Whether somebody may administer and can sign in. */
  async administered(): Promise<boolean> {
    return (await this.#prisma.user.count({ where: ADMINS })) > 0;
  }

  /** @returns the id, or undefined if the name is taken */
  async create(person: { readonly name: string; readonly displayName: string; readonly role: Role }): Promise<string | undefined> {
    const taken = await this.#prisma.user.findUnique({ where: { name: person.name }, select: { id: true } });
    if (taken) return undefined;
    return (await this.#prisma.user.create({ data: person, select: { id: true } })).id;
  }

  /** Changes an account, unless nobody would be left who may administer; two who change at once come one after the other. */
  update(
    id: string,
    change: { readonly role?: Role; readonly displayName?: string; readonly disabledAt?: Date | null },
  ): Promise<AccountChange> {
    return this.#prisma
      .$transaction(async (tx) => {
        await tx.$executeRaw`lock table users in exclusive mode`;
        if (!(await tx.user.findUnique({ where: { id }, select: { id: true } }))) return 'unknown';
        const before = await tx.user.count({ where: ADMINS });
        await tx.user.update({ where: { id }, data: change });
        if (before > 0 && (await tx.user.count({ where: ADMINS })) === 0) throw new LastAdmin();
        if (change.disabledAt) await tx.session.deleteMany({ where: { userId: id } });
        return 'changed' as const;
      })
      .catch((error: unknown) => {
        if (error instanceof LastAdmin) return 'last-admin' as const;
        throw error;
      });
  }

  /** @returns whether there is such an account */
  async setLink(id: string, resetHash: Uint8Array<ArrayBuffer>, resetUntil: Date): Promise<boolean> {
    return (await this.#prisma.user.updateMany({ where: { id }, data: { resetHash, resetUntil } })).count > 0;
  }

  /** Uses a link: sets the password, ends all sessions, and the link is gone. @returns the account's name if the link was in force */
  useLink(resetHash: Uint8Array<ArrayBuffer>, passwordHash: string, now: Date): Promise<string | undefined> {
    return this.#prisma.$transaction(async (tx) => {
      const where = { resetHash, resetUntil: { gt: now }, disabledAt: null };
      const used = await tx.user.updateMany({
        where,
        data: { passwordHash, resetHash: null, resetUntil: null, failedLogins: 0, lockedUntil: null },
      });
      if (used.count === 0) return undefined;
      const user = await tx.user.findFirst({ where: { passwordHash }, select: { id: true, name: true } });
      if (user) await tx.session.deleteMany({ where: { userId: user.id } });
      return user?.name;
    });
  }

  async passwordHash(id: string): Promise<string | null | undefined> {
    return (await this.#prisma.user.findUnique({ where: { id }, select: { passwordHash: true } }))?.passwordHash;
  }

  /** Sets a password; of the sessions only the one of `keep` goes on. */
  async setPassword(id: string, passwordHash: string, keep: Uint8Array<ArrayBuffer> | undefined): Promise<void> {
    await this.#prisma.$transaction([
      this.#prisma.user.update({ where: { id }, data: { passwordHash } }),
      this.#prisma.session.deleteMany({ where: { userId: id, ...(keep ? { NOT: { tokenHash: keep } } : {}) } }),
    ]);
  }

  async sessions(userId: string): Promise<readonly PersonSession[]> {
    const rows = await this.#prisma.session.findMany({
      where: { userId },
      orderBy: { lastSeenAt: 'desc' },
      select: { id: true, address: true, userAgent: true, createdAt: true, lastSeenAt: true, expiresAt: true },
    });
    return rows.map((row) => ({
      ...row,
      createdAt: row.createdAt.getTime(),
      lastSeenAt: row.lastSeenAt.getTime(),
      expiresAt: row.expiresAt.getTime(),
    }));
  }

  /** Ends a session. @param userId  only if it is this person's; absent = anybody's @returns whether there was such a session */
  async endSession(id: string, userId?: string): Promise<boolean> {
    return (await this.#prisma.session.deleteMany({ where: { id, ...(userId === undefined ? {} : { userId }) } })).count > 0;
  }
}

class LastAdmin extends Error {}
