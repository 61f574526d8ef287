import { z } from 'zod';
import { instantSchema } from './value.js';

/** Who did what to what; only ever added to. */
export const auditEntrySchema = z
  .object({
    id: z.number().int(),
    at: instantSchema,
    actor: z.string(),
    actorKind: z.enum(['user', 'api-key', 'system']),
    /** `module.deploy`, `session.login`, … */
    action: z.string(),
    target: z.object({ kind: z.string(), id: z.string() }).readonly().nullable(),
    detail: z.record(z.string(), z.unknown()),
    address: z.string().nullable(),
    requestId: z.string().nullable(),
  })
  .readonly();
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** Newest first; go on with `before` = the last page's `nextBefore`. `action` may end in a dot and then stands for all that begin so. */
export const auditListInput = z.object({
  action: z.string().max(100).exactOptional(),
  actor: z.string().max(100).exactOptional(),
  target: z.string().max(200).exactOptional(),
  before: z.number().int().exactOptional(),
  limit: z.number().int().min(1).max(500).default(100),
});
export type AuditListInput = z.infer<typeof auditListInput>;

export const auditPageSchema = z
  .object({ entries: z.array(auditEntrySchema).readonly(), nextBefore: z.number().int().nullable() })
  .readonly();
export type AuditPage = z.infer<typeof auditPageSchema>;
