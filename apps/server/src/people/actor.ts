import { type KeyScope, type Role, roleCovers } from '@rulewright/contracts';
import { RequestFailure } from '../failure.js';

/**
 * Who asks. `loopback` is whoever sits at the machine before set-up is done; it may do all that an admin may, and goes away with set-up.
 */
export type Actor =
  | { readonly kind: 'user'; readonly id: string; readonly name: string; readonly displayName: string; readonly role: Role }
  | { readonly kind: 'api-key'; readonly id: string; readonly name: string; readonly scope: KeyScope }
  | { readonly kind: 'loopback'; readonly name: 'set-up'; readonly role: 'admin' };

const ROLE_OF_SCOPE = { ingest: undefined, read: 'viewer', rules: 'engineer', admin: 'admin' } as const satisfies Record<
  KeyScope,
  Role | undefined
>;

/** The role that an actor acts in; none for a key that may only send events. */
export function roleOf(actor: Actor): Role | undefined {
  return actor.kind === 'api-key' ? ROLE_OF_SCOPE[actor.scope] : actor.role;
}

/** Whether an actor may send events: every key, and people from engineer up (the simulator and "send a test event" of the app). */
export function mayIngest(actor: Actor): boolean {
  return actor.kind === 'api-key' ? actor.scope === 'ingest' || actor.scope === 'admin' : roleCovers(actor.role, 'engineer');
}

/**
 * @returns the actor, who holds at least `needed`
 * @throws RequestFailure `not-signed-in` or `forbidden`
 */
export function authorise(actor: Actor | undefined, needed: Role): Actor {
  if (!actor) throw new RequestFailure('not-signed-in', 'sign in first');
  const held = roleOf(actor);
  if (held === undefined || !roleCovers(held, needed)) throw new RequestFailure('forbidden', `this needs the role ${needed}`);
  return actor;
}
