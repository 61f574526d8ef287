import type { Connection } from '@rulewright/contracts';
import type { SecretBox } from '../secrets/secret-box.js';
import type { Prisma, PrismaClient } from './generated/client.js';

export type ConnectionKind = Connection['kind'];

/** What makes a connection; `null` among the secrets removes one, those that are not named stay. */
export interface ConnectionContent {
  readonly name: string;
  readonly kind: ConnectionKind;
  readonly service: string;
  readonly outId: string | null;
  readonly enabled: boolean;
  readonly options: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, string | null>>;
}

/** A connection with its secrets opened, for use and for no answer. */
export interface OpenedConnection {
  readonly name: string;
  readonly service: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, string>>;
}

/** Connections, their secrets sealed and apart. */
export class ConnectionStore {
  readonly #prisma: PrismaClient;
  readonly #box: SecretBox;

  constructor(prisma: PrismaClient, box: SecretBox) {
    this.#prisma = prisma;
    this.#box = box;
  }

  async list(): Promise<readonly Connection[]> {
    const rows = await this.#prisma.connection.findMany({
      orderBy: { name: 'asc' },
      include: { secrets: { select: { name: true }, orderBy: { name: 'asc' } } },
    });
    const counts = await this.#prisma.delivery.groupBy({ by: ['outId', 'state'], _count: true });
    const errors = await this.#prisma.delivery.findMany({
      where: { lastError: { not: null } },
      orderBy: [{ outId: 'asc' }, { lastAttemptAt: 'desc' }],
      distinct: ['outId'],
      select: { outId: true, lastError: true },
    });
    return rows.map(({ name, kind, service, outId, enabled, options, secrets, updatedAt }) => {
      const count = (...states: readonly string[]): number =>
        counts.reduce((sum, one) => sum + (one.outId === outId && states.includes(one.state) ? one._count : 0), 0);
      return {
        name,
        kind,
        service,
        outId,
        enabled,
        options: options as Record<string, unknown>,
        secrets: secrets.map((secret) => secret.name),
        waiting: count('pending', 'sending'),
        delivered: count('delivered'),
        dead: count('dead'),
        lastError: errors.find((error) => error.outId === outId)?.lastError ?? null,
        changedAt: updatedAt.getTime(),
      };
    });
  }

  /** @throws if another connection answers to the same output */
  async save({ secrets, options, ...content }: ConnectionContent): Promise<void> {
    await this.#prisma.$transaction(async (tx) => {
      const data = { ...content, options: options as Prisma.InputJsonValue };
      const { id } = await tx.connection.upsert({
        where: { name: content.name },
        create: data,
        update: data,
        select: { id: true },
      });
      for (const [name, secret] of Object.entries(secrets)) {
        if (secret === null) await tx.secret.deleteMany({ where: { connectionId: id, name } });
        else {
          const sealed = { sealed: this.#box.seal(secret, `${id}/${name}`), keyId: this.#box.keyId };
          const where = { connectionId_name: { connectionId: id, name } };
          await tx.secret.upsert({ where, create: { connectionId: id, name, ...sealed }, update: sealed });
        }
      }
    });
  }

  /** Whether another connection than `name` answers to this output. */
  async outIdTaken(outId: string, name: string): Promise<boolean> {
    return (await this.#prisma.connection.findFirst({ where: { outId, name: { not: name } }, select: { id: true } })) !== null;
  }

  /** @throws SealError if a secret cannot be opened */
  async open(name: string): Promise<OpenedConnection | undefined> {
    const row = await this.#prisma.connection.findUnique({ where: { name }, include: { secrets: true } });
    if (!row) return undefined;
    const secrets = row.secrets.map((secret) => [secret.name, this.#box.open(secret.sealed, `${row.id}/${secret.name}`)] as const);
    return { name, service: row.service, options: row.options as Record<string, unknown>, secrets: Object.fromEntries(secrets) };
  }

  /** @returns whether there was such a connection */
  async remove(name: string): Promise<boolean> {
    return (await this.#prisma.connection.deleteMany({ where: { name } })).count > 0;
  }
}

/** What alerts may name as their output. */
export async function outIdsOf(prisma: PrismaClient): Promise<readonly string[]> {
  const rows = await prisma.connection.findMany({ where: { kind: 'sink', outId: { not: null } }, select: { outId: true } });
  return rows.flatMap(({ outId }) => outId ?? []);
}
