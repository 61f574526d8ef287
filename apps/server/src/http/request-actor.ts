import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RequestOrigin } from '../api/services.js';
import { RequestFailure } from '../failure.js';
import { type Actor, authorise, mayIngest } from '../people/actor.js';
import { type Authenticate, apiKeyOf } from './authenticate.js';
import { isLocalRequest, isSameOrigin } from './request-origin.js';
import type { Authority } from './route.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** who asks; set before any handler runs */
    actor: Actor | undefined;
  }
  interface FastifyContextConfig {
    /** who may call; a route without it is not served */
    authority?: Authority;
  }
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Finds out who asks, refuses pages of other sites, and refuses everybody whom the route does not name. */
export function addAuthority(app: FastifyInstance, authenticate: Authenticate): void {
  app.decorateRequest('actor', undefined);
  app.addHook('onRoute', (options) => {
    if (options.config?.authority === undefined) throw new Error(`route ${options.url} does not say who may call it`);
  });
  app.addHook('onRequest', async (request) => {
    if (
      !SAFE_METHODS.has(request.method) &&
      apiKeyOf(request.headers.authorization) === undefined &&
      !isSameOrigin(request.headers)
    ) {
      throw new RequestFailure('forbidden', 'a page of another site may not do this');
    }
    const { authority } = request.routeOptions.config;
    // Nothing of a file that everybody may have depends on who asks.
    if (authority === undefined) return;
    if (authority === 'open') {
      // A key that is not valid makes nobody of its bearer here: what is open stays open.
      request.actor = await authenticate(request.headers, request.ip).catch(() => undefined);
      return;
    }
    request.actor = await authenticate(request.headers, request.ip);
    admit(request.actor, authority);
  });
}

function admit(actor: Actor | undefined, authority: Exclude<Authority, 'open'>): void {
  if (authority !== 'ingest') {
    authorise(actor, authority);
    return;
  }
  if (!actor) throw new RequestFailure('not-signed-in', 'send a key that may ingest');
  if (!mayIngest(actor)) throw new RequestFailure('forbidden', 'this key may not send events');
}

export function originOf(request: FastifyRequest): RequestOrigin {
  const userAgent = request.headers['user-agent'];
  return {
    address: request.ip,
    loopback: isLocalRequest(request.headers, request.ip),
    ...(userAgent === undefined ? {} : { userAgent: userAgent.slice(0, 500) }),
  };
}
