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
    await prisma.auditEntry.create({
      data: {
        ...actorColumns(actor),
        action,
        targetKind: target?.kind ?? null,
        targetId: target?.id ?? null,
        detail: JSON.parse(storableJson(detail ?? {})) as Prisma.InputJsonValue,
        address: address ?? null,
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
