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

/** An account as administrators see it. */
export const personSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    displayName: z.string(),
    role: roleSchema,
    disabled: z.boolean(),
    /** whether a password was set: a new account has none until its link was used */
    active: z.boolean(),
    lastSeenAt: instantSchema.nullable(),
    createdAt: instantSchema,
  })
  .readonly();
export type Person = z.infer<typeof personSchema>;

export const createPersonInput = z.object({
  name: userName,
  displayName: z.string().trim().max(100).exactOptional(),
  role: roleSchema,
});
export type CreatePersonInput = z.infer<typeof createPersonInput>;

/** What changes of an account; the last administrator who can sign in stays one. */
export const updatePersonInput = z.object({
  id: z.uuid(),
  role: roleSchema.exactOptional(),
  displayName: z.string().trim().min(1).max(100).exactOptional(),
  disabled: z.boolean().exactOptional(),
});
export type UpdatePersonInput = z.infer<typeof updatePersonInput>;

/** A link with which a person sets a password, once: `/set-password?token=…`. The token is shown this once and stored nowhere. */
export const passwordLinkSchema = z.object({ id: z.string(), token: z.string(), expiresAt: instantSchema }).readonly();
export type PasswordLink = z.infer<typeof passwordLinkSchema>;

export const setPasswordInput = z.object({ token: z.string().min(1).max(128), password: newPassword });
export type SetPasswordInput = z.infer<typeof setPasswordInput>;
/** Whose password was set: the name to sign in with. */
export const passwordSetSchema = z.object({ name: z.string() }).readonly();
export type PasswordSet = z.infer<typeof passwordSetSchema>;

/** One's own password; every other session of one's own ends. */
export const changePasswordInput = z.object({ current: z.string().min(1).max(256), password: newPassword });
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;

export const personSessionSchema = z
  .object({
    id: z.string(),
    address: z.string().nullable(),
    userAgent: z.string().nullable(),
    createdAt: instantSchema,
    lastSeenAt: instantSchema,
    expiresAt: instantSchema,
  })
  .readonly();
export type PersonSession = z.infer<typeof personSessionSchema>;
