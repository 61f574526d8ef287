import type { IngestAnswer } from '@rulewright/contracts';
import type { PrismaClient } from './generated/client.js';

/** What is known of a batch that was sent under a key before. */
export interface KnownBatch {
  readonly bodyHash: Uint8Array;
  readonly seq: number;
  /** null while the batch is not processed */
  readonly answer: IngestAnswer | null;
}

export async function findIngestKey(prisma: PrismaClient, sender: string, key: string): Promise<KnownBatch | undefined> {
  const found = await prisma.ingestKey.findUnique({ where: { sender_key: { sender, key } } });
  return found ? { bodyHash: found.bodyHash, seq: Number(found.seq), answer: found.answer as IngestAnswer | null } : undefined;
}

/** Forgets keys that no sender will repeat any more. */
export async function dropIngestKeysBefore(prisma: PrismaClient, before: Date): Promise<number> {
  const { count } = await prisma.ingestKey.deleteMany({ where: { createdAt: { lt: before }, answer: { not: { equals: null } } } });
  return count;
}
