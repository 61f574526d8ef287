import { createHash } from 'node:crypto';
import type { Layout } from '@rulewright/contracts';
import type { Prisma, PrismaClient } from './generated/client.js';

/** A version of a module's text. */
export interface StoredVersion {
  readonly module: string;
  readonly version: number;
  readonly epl: string;
  readonly note: string;
  readonly savedBy: string;
  readonly savedAt: Date;
}

export type SaveResult =
  | { readonly kind: 'saved'; readonly version: number }
  /** the newest version has this very text */
  | { readonly kind: 'same'; readonly version: number }
  /** a newer version than the one that the edit began from */
  | { readonly kind: 'conflict'; readonly version: number };

const VERSION = { number: true, epl: true, comment: true, createdByName: true, createdAt: true } as const;

/** Modules with their versions and layouts. Deleted modules are kept for the history of old alerts, under another name. */
export class ModuleStore {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  /** Whether there has ever been a module, deleted ones included. */
  async anyEver(): Promise<boolean> {
    return (await this.#prisma.module.findFirst({ select: { id: true } })) !== null;
  }

  /** The newest version of every module, by name. */
  async heads(): Promise<readonly StoredVersion[]> {
    const modules = await this.#prisma.module.findMany({
      where: { deletedAt: null },
      orderBy: { name: 'asc' },
      select: { name: true, versions: { orderBy: { number: 'desc' }, take: 1, select: VERSION } },
    });
    return modules.flatMap(({ name, versions: [head] }) => (head ? [toVersion(name, head)] : []));
  }

  /** `version` absent = the newest. */
  async find(module: string, version?: number): Promise<StoredVersion | undefined> {
    const found = await this.#prisma.moduleVersion.findFirst({
      where: { module: { name: module, deletedAt: null }, ...(version === undefined ? {} : { number: version }) },
      orderBy: { number: 'desc' },
      select: VERSION,
    });
    return found ? toVersion(module, found) : undefined;
  }

  /** Newest first, without their texts. */
  versions(module: string): Promise<readonly Omit<StoredVersion, 'epl' | 'module'>[]> {
    return this.#prisma.moduleVersion
      .findMany({
        where: { module: { name: module, deletedAt: null } },
        orderBy: { number: 'desc' },
        select: { number: true, comment: true, createdByName: true, createdAt: true },
      })
      .then((rows) =>
        rows.map(({ number, comment, createdByName, createdAt }) => ({
          version: number,
          note: comment,
          savedBy: createdByName,
          savedAt: createdAt,
        })),
      );
  }

  /** Adds a version, unless the newest has the same text or is newer than `baseVersion`. */
  save(input: {
    readonly module: string;
    readonly epl: string;
    readonly uses: readonly string[];
    readonly note: string;
    readonly savedBy: string;
    readonly baseVersion?: number;
  }): Promise<SaveResult> {
    const { module: name, epl, uses, note, savedBy, baseVersion } = input;
    const eplHash = new Uint8Array(createHash('sha256').update(epl).digest());
    return this.#prisma.$transaction(async (tx) => {
      const module = await tx.module.upsert({ where: { name }, create: { name }, update: {}, select: { id: true } });
      // Two who save at once come one after the other from here on.
      const [row] = await tx.$queryRaw<{ head: number }[]>`select head from modules where id = ${module.id}::uuid for update`;
      const head = row?.head ?? 0;
      const newest = await tx.moduleVersion.findFirst({
        where: { moduleId: module.id, number: head },
        select: { eplHash: true },
      });
      // Before the conflict: who sends again what was stored while the answer was lost is in nobody's way.
      if (newest && Buffer.from(newest.eplHash).equals(eplHash)) return { kind: 'same', version: head };
      if (baseVersion !== undefined && baseVersion !== head) return { kind: 'conflict', version: head };
      const version = head + 1;
      await tx.moduleVersion.create({
        data: { moduleId: module.id, number: version, epl, eplHash, uses: [...uses], comment: note, createdByName: savedBy },
      });
      await tx.module.update({ where: { id: module.id }, data: { head: version } });
      return { kind: 'saved', version };
    });
  }

  /** @returns whether there was such a module */
  async remove(module: string, at: Date): Promise<boolean> {
    const { count } = await this.#prisma.module.updateMany({
      where: { name: module, deletedAt: null },
      data: { deletedAt: at, name: `${module} (deleted ${at.toISOString()})` },
    });
    return count > 0;
  }

  /** The layout of a version, or of the nearest version before it that has one. */
  async layout(module: string, version?: number): Promise<Layout | undefined> {
    const found = await this.#prisma.layout.findFirst({
      where: { module: { name: module, deletedAt: null }, ...(version === undefined ? {} : { version: { lte: version } }) },
      orderBy: { version: 'desc' },
      select: { positions: true },
    });
    return found ? layoutIn(found.positions) : undefined;
  }

  /** Stores the layout of the newest version. @returns whether there is such a module */
  async saveLayout(module: string, layout: Layout): Promise<boolean> {
    const found = await this.#prisma.module.findFirst({
      where: { name: module, deletedAt: null },
      select: { id: true, head: true },
    });
    if (!found) return false;
    const positions = { nodes: layout.nodes, groups: layout.groups ?? [] } as unknown as Prisma.InputJsonValue;
    await this.#prisma.layout.upsert({
      where: { moduleId_version: { moduleId: found.id, version: found.head } },
      create: { moduleId: found.id, version: found.head, positions },
      update: { positions },
    });
    return true;
  }
}

/** Before there were groups, the positions alone were stored; a list is never one of them. */
function layoutIn(stored: Prisma.JsonValue): Layout {
  const layout = stored as unknown as Layout;
  return Array.isArray(layout.groups) ? layout : { nodes: stored as unknown as Layout['nodes'] };
}

interface VersionRow {
  readonly number: number;
  readonly epl: string;
  readonly comment: string;
  readonly createdByName: string;
  readonly createdAt: Date;
}

function toVersion(module: string, { number, epl, comment, createdByName, createdAt }: VersionRow): StoredVersion {
  return { module, version: number, epl, note: comment, savedBy: createdByName, savedAt: createdAt };
}
