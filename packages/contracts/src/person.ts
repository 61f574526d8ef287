import { z } from 'zod';

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
