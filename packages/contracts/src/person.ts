import { z } from 'zod';
import { instantSchema } from './value.js';

/** Each role may do what those before it may. */
export const ROLES = ['viewer', 'analyst', 'engineer', 'admin'] as const;
export type Role = (typeof ROLES)[number];
export const roleSchema = z.enum(ROLES);

/** Whether `held` covers what `needed` asks for. */
export function roleCovers(held: Role, needed: Role): boolean {
  return ROLES.indexOf(held) >= ROLES.indexOf(needed);
}

const userName = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\p{L}\p{N}._@-]+$/u, 'letters, digits, dot, dash, underscore and @ only');
const newPassword = z.string().min(10).max(256);

/**
 * Who is asking. Until set-up is done a request from loopback is `setupDone: false` with role admin and no user; the app then offers to
 * make the first account.
 */
export const meSchema = z
  .object({
    setupDone: z.boolean(),
    user: z.object({ id: z.string(), name: z.string(), displayName: z.string().nullable() }).readonly().nullable(),
    /** null = not signed in: nothing but `session.login` answers */
    role: roleSchema.nullable(),
  })
  .readonly();
export type Me = z.infer<typeof meSchema>;

export const loginInput = z.object({ name: userName, password: z.string().min(1).max(256) });
export type LoginInput = z.infer<typeof loginInput>;

/** The first account. `token` is the one of the set-up link; from loopback it may be left out. */
export const setupInput = z.object({
  token: z.string().max(128).exactOptional(),
  name: userName.default('admin'),
  password: newPassword,
});
export type SetupInput = z.infer<typeof setupInput>;

/** What a key may be used for: `ingest` sends events and reads nothing; the others act as viewer, engineer and admin. */
export const KEY_SCOPES = ['ingest', 'read', 'rules', 'admin'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

export const createKeyInput = z.object({
  name: z.string().trim().min(1).max(100),
  scope: z.enum(KEY_SCOPES),
  expiresAt: instantSchema.exactOptional(),
});
export type CreateKeyInput = z.infer<typeof createKeyInput>;

export const apiKeySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    /** its first characters, to tell keys apart */
    prefix: z.string(),
    scope: z.enum(KEY_SCOPES),
    createdAt: instantSchema,
    createdBy: z.string().nullable(),
    lastUsedAt: instantSchema.nullable(),
    expiresAt: instantSchema.nullable(),
    revokedAt: instantSchema.nullable(),
  })
  .readonly();
export type ApiKey = z.infer<typeof apiKeySchema>;

/** `key` is shown this once and stored nowhere. */
export const createdKeySchema = z.object({ id: z.string(), key: z.string() }).readonly();
export type CreatedKey = z.infer<typeof createdKeySchema>;
