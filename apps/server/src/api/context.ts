import type { Actor } from '../people/actor.js';
import type { OpenedSession, RequestOrigin, Services } from './services.js';

/** What a procedure gets with every call. */
export interface Context {
  readonly services: Services;
  readonly actor: Actor | undefined;
  readonly origin: RequestOrigin;
  /** the session cookie of the browser that asks */
  readonly session: SessionCookie;
}

export interface SessionCookie {
  readonly token: string | undefined;
  set(session: OpenedSession): void;
  clear(): void;
}
