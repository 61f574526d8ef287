import { randomUUID } from 'node:crypto';
import type { DeployMode } from '@rulewright/contracts';
import type { ClientBase } from 'pg';
import type { PrismaClient } from './generated/client.js';

/** A deployment that is in force, in the order in which it came. */
export interface ActiveDeployment {
  readonly deployment: string;
  readonly module: string;
  readonly version: number;
  readonly mode: DeployMode;
  readonly epl: string;
}

/** Who deployed what when. What an order came to is written with its effects (`store/effects.ts`). */
export class DeploymentStore {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  /**
   * Notes that a version is about to be deployed.
   *
   * @returns the deployment's id, or undefined if there is no such version
   */
  async begin(order: {
    readonly module: string;
    readonly version: number;
    readonly mode: DeployMode;
    readonly by: string;
    /** although a test of it fails */
    readonly forced: boolean;
  }): Promise<string | undefined> {
    const version = await this.#prisma.moduleVersion.findFirst({
      where: { module: { name: order.module, deletedAt: null }, number: order.version },
      select: { id: true, moduleId: true },
    });
    if (!version) return undefined;
    const id = randomUUID();
    await this.#prisma.deployment.create({
      data: {
        id,
        moduleId: version.moduleId,
        versionId: version.id,
        mode: order.mode,
        state: 'deploying',
        forced: order.forced,
        deployedByName: order.by,
      },
    });
    return id;
  }

  async stoppedBy(deployment: string, by: string): Promise<void> {
    await this.#prisma.deployment.updateMany({
      where: { id: deployment },
      data: { stoppedByName: by, stoppedAt: new Date() },
    });
  }

  /** The version that ran before the one that runs now or ran last. */
  async versionBefore(module: string): Promise<number | undefined> {
    const ran = await this.#prisma.deployment.findMany({
      where: { module: { name: module, deletedAt: null }, fromOffset: { not: null } },
      orderBy: { fromOffset: 'desc' },
      take: 200,
      select: { version: { select: { number: true } } },
    });
    const [last, ...before] = ran.map(({ version }) => version.number);
    return before.find((number) => number !== last);
  }

  /** How a module ran last; undefined if it never did. */
  async lastMode(module: string): Promise<DeployMode | undefined> {
    const last = await this.#prisma.deployment.findFirst({
      where: { module: { name: module, deletedAt: null }, fromOffset: { not: null } },
      orderBy: { fromOffset: 'desc' },
      select: { mode: true },
    });
    return last?.mode;
  }

  /** The order was noted and did not reach the journal: nothing comes of it. */
  async rejected(deployment: string): Promise<void> {
    await this.#prisma.deployment.updateMany({ where: { id: deployment, state: 'deploying' }, data: { state: 'rejected' } });
  }

  async active(): Promise<readonly ActiveDeployment[]> {
    const rows = await this.#prisma.deployment.findMany({
      where: { state: { in: ['running', 'paused', 'failed'] }, activeModuleId: { not: null } },
      orderBy: { fromOffset: 'asc' },
      select: { id: true, mode: true, module: { select: { name: true } }, version: { select: { number: true, epl: true } } },
    });
    return rows.map(({ id, mode, module, version }) => ({
      deployment: id,
      module: module.name,
      version: version.number,
      mode,
      epl: version.epl,
    }));
  }
}

/**
 * Orders that were noted and never reached the journal: nothing came of them. To be called when nothing is being deployed.
 *
 * @param leader the connection that holds the lead: with it, the right to say so goes, since the next leader deploys
 */
export async function rejectUnfinished(leader: ClientBase): Promise<void> {
  await leader.query(`update deployments set state = 'rejected' where state = 'deploying'`);
}
