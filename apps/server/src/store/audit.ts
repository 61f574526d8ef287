import type { AuditEntry, AuditListInput, AuditPage } from '@rulewright/contracts';
import { presentRequest } from '../http/request-context.js';
import type { Actor } from '../people/actor.js';
import type { Prisma, PrismaClient } from './generated/client.js';
import { storableJson } from './storable-json.js';

/** One line of the audit log: who did what to what. */
export interface AuditLine {
  readonly actor: Actor | 'system';
  /** `module.deploy`, `session.login`, … */
  readonly action: string;
  readonly target?: { readonly kind: string; readonly id: string };
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly address?: string;
}

export type Audit = (line: AuditLine) => Promise<void>;

/** Writes to the audit log; a line that cannot be written fails the action, so that nothing is done unseen. */
export function auditLog(prisma: PrismaClient): Audit {
  return async ({ actor, action, target, detail, address }) => {
    const request = presentRequest();
    await prisma.auditEntry.create({
      data: {
        ...actorColumns(actor),
        action,
        targetKind: target?.kind ?? null,
        targetId: target?.id ?? null,
        detail: JSON.parse(storableJson(detail ?? {})) as Prisma.InputJsonValue,
        address: address ?? request?.address ?? null,
        requestId: request?.requestId ?? null,
      },
    });
  };
}

function actorColumns(actor: Actor | 'system') {
  if (actor === 'system') return { actorKind: 'system', actorId: null, actorName: 'rulewright' } as const;
  switch (actor.kind) {
    case 'user':
      return { actorKind: 'user', actorId: actor.id, actorName: actor.name } as const;
    case 'api-key':
      return { actorKind: 'api_key', actorId: actor.id, actorName: actor.name } as const;
    case 'loopback':
      return { actorKind: 'system', actorId: null, actorName: actor.name } as const;
  }
}

const KIND = { user: 'user', api_key: 'api-key', system: 'system' } as const;

/** Reads the audit log, newest first. */
export async function readAudit(prisma: PrismaClient, input: AuditListInput): Promise<AuditPage> {
  const { action, actor, target, before, limit } = input;
  const rows = await prisma.auditEntry.findMany({
    where: {
      ...(action === undefined ? {} : { action: action.endsWith('.') ? { startsWith: action } : action }),
      ...(actor === undefined ? {} : { actorName: actor }),
      ...(target === undefined ? {} : { targetId: target }),
      ...(before === undefined ? {} : { id: { lt: before } }),
    },
    orderBy: { id: 'desc' },
    take: limit,
  });
  const entries = rows.map(
    ({ id, at, actorKind, actorName, targetKind, targetId, detail, ...row }): AuditEntry => ({
      id: Number(id),
      at: at.getTime(),
      actor: actorName,
      actorKind: KIND[actorKind],
      action: row.action,
      target: targetKind !== null && targetId !== null ? { kind: targetKind, id: targetId } : null,
      detail: (detail ?? {}) as AuditEntry['detail'],
      address: row.address,
      requestId: row.requestId,
    }),
  );
  return { entries, nextBefore: entries.length === limit ? (entries.at(-1)?.id ?? null) : null };
}
