import type { DeadLetter, DeadLetterListInput, DeadLetterPage } from '@rulewright/contracts';
import type { PrismaClient } from './generated/client.js';

/** A held record as it came. */
export interface HeldLetter {
  readonly id: number;
  readonly source: string;
  readonly codec: string;
  readonly payload: Uint8Array;
}

const TEXT_CHARS = 10_000;

/** Records that no rule has seen; they are written with the effects of events (`store/effects.ts`). */
export class DeadLetterStore {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  async page({ states, source, code, before, limit }: DeadLetterListInput): Promise<DeadLetterPage> {
    const rows = await this.#prisma.deadLetter.findMany({
      where: {
        ...(states?.length ? { state: { in: states } } : {}),
        ...(source === undefined ? {} : { source }),
        ...(code === undefined ? {} : { code }),
        ...(before === undefined ? {} : { id: { lt: before } }),
      },
      orderBy: { id: 'desc' },
      take: limit,
    });
    const held = await this.#prisma.deadLetter.count({ where: { state: 'held' } });
    const letters = rows.map(
      (row): DeadLetter => ({
        id: Number(row.id),
        receivedAt: row.receivedAt.getTime(),
        source: row.source,
        codec: row.codec,
        eventType: row.eventType,
        offset: Number(row.offset),
        code: row.code,
        message: row.message,
        text: Buffer.from(row.payload).toString().slice(0, TEXT_CHARS),
        state: row.state,
        handledBy: row.handledBy,
      }),
    );
    return { letters, nextBefore: letters.length === limit ? (letters.at(-1)?.id ?? null) : null, held };
  }

  /** Those of these that are still held, oldest first. */
  async held(ids: readonly number[]): Promise<readonly HeldLetter[]> {
    const rows = await this.#prisma.deadLetter.findMany({
      where: { id: { in: ids.map(BigInt) }, state: 'held' },
      orderBy: { offset: 'asc' },
      select: { id: true, source: true, codec: true, payload: true },
    });
    return rows.map(({ id, ...letter }) => ({ id: Number(id), ...letter }));
  }

  async handled(ids: readonly number[], state: 'resent' | 'dropped', by: string): Promise<void> {
    await this.#prisma.deadLetter.updateMany({
      where: { id: { in: ids.map(BigInt) }, state: 'held' },
      data: { state, handledBy: by, handledAt: new Date() },
    });
  }
}
