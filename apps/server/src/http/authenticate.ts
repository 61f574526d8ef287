import type { IncomingHttpHeaders } from 'node:http';
import { RequestFailure } from '../failure.js';
import type { Actor } from '../people/actor.js';
import type { Credentials } from '../people/credentials.js';
import type { Setup } from '../people/setup.js';
import { isLocalRequest } from './request-origin.js';

export const SESSION_COOKIE = 'rulewright_session';

export interface AuthenticateOptions {
  readonly credentials: Credentials;
  readonly setup: Setup;
}

export type Authenticate = (headers: IncomingHttpHeaders, address: string) => Promise<Actor | undefined>;

/**
 * Finds out who asks: by key, else by session cookie, else, until set-up is done, by sitting at this machine. A key that is not valid is
 * `wrong-credentials` and not nobody, so that a sender with an old key hears of it.
 */
export function authenticateBy({ credentials, setup }: AuthenticateOptions): Authenticate {
  return async (headers, address) => {
    const key = apiKeyOf(headers.authorization);
    if (key !== undefined) {
      const actor = await credentials.byApiKey(key);
      if (!actor) throw new RequestFailure('wrong-credentials', 'this key is not valid');
      return actor;
    }
    const token = sessionTokenOf(headers.cookie);
    const actor = token === undefined ? undefined : await credentials.bySession(token);
    if (actor) return actor;
    return !setup.done && isLocalRequest(headers, address) ? { kind: 'loopback', name: 'set-up', role: 'admin' } : undefined;
  };
}

/** Shippers differ in how they send a key: `Bearer KEY`, Elastic's `ApiKey base64(id:KEY)`, or as the password of `Basic`. */
export function apiKeyOf(authorization: string | undefined): string | undefined {
  const [scheme, value] = authorization?.split(' ', 2) ?? [];
  if (!value) return undefined;
  switch (scheme?.toLowerCase()) {
    case 'bearer':
      return value;
    case 'apikey':
    case 'basic': {
      const text = Buffer.from(value, 'base64').toString();
      const colon = text.indexOf(':');
      return colon < 0 ? value : text.slice(colon + 1);
    }
    default:
      return undefined;
  }
}

export function sessionTokenOf(cookie: string | undefined): string | undefined {
  for (const part of cookie?.split(';') ?? []) {
    const equals = part.indexOf('=');
    if (equals > 0 && part.slice(0, equals).trim() === SESSION_COOKIE) return part.slice(equals + 1).trim();
  }
  return undefined;
}
