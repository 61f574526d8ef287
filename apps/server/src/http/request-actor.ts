import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RequestOrigin } from '../api/services.js';
import { RequestFailure } from '../failure.js';
import { type Actor, authorise, mayIngest } from '../people/actor.js';
import { type Allowance, AttemptLimit } from '../people/attempt-limit.js';
import { type Authenticate, apiKeyOf } from './authenticate.js';
import { runForRequest } from './request-context.js';
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

/** Requests of one key: whoever sends events sends many, whoever asks asks now and then. */
const SENDING: Allowance = { burst: 4000, refillMs: 0.5 };
const ASKING: Allowance = { burst: 300, refillMs: 10 };

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Finds out who asks, refuses pages of other sites, and refuses everybody whom the route does not name. */
export function addAuthority(app: FastifyInstance, authenticate: Authenticate): void {
  const limit = keyLimit();
  app.decorateRequest('actor', undefined);
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    runForRequest({ requestId: request.id, address: request.ip }, done);
  });
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
      request.actor = await authenticate(request.headers, request.ip).catch(nobodyIfWrong);
      limit(request.actor);
      return;
    }
    request.actor = await authenticate(request.headers, request.ip);
    limit(request.actor);
    admit(request.actor, authority);
  });
}

/** @throws what is no fault of the asker */
function nobodyIfWrong(error: unknown): undefined {
  if (!(error instanceof RequestFailure) || error.code !== 'wrong-credentials') throw error;
}

/** @throws RequestFailure `too-many-requests` for a key that asks too often; people are not limited */
function keyLimit(): (actor: Actor | undefined) => void {
  const sending = new AttemptLimit(SENDING);
  const asking = new AttemptLimit(ASKING);
  return (actor) => {
    if (actor?.kind !== 'api-key') return;
    const wait = (actor.scope === 'ingest' ? sending : asking).take(actor.id, performance.now());
    if (wait > 0) throw new RequestFailure('too-many-requests', 'this key asks too often', { retryAfterSeconds: wait });
  };
}

function admit(actor: Actor | undefined, authority: Exclude<Authority, 'open'>): void {
  if (authority !== 'ingest') {
    authorise(actor, authority);
    return;
  }
  if (!actor) throw new RequestFailure('not-signed-in', 'send a key that may ingest');
  if (!mayIngest(actor)) {
    const who = actor.kind === 'api-key' ? 'this key' : `the role ${actor.role}`;
    throw new RequestFailure('forbidden', `${who} may not send events: send a key that may ingest`);
  }
}

export function originOf(request: FastifyRequest): RequestOrigin {
  const userAgent = request.headers['user-agent'];
  return {
    address: request.ip,
    loopback: isLocalRequest(request.headers, request.ip),
    ...(userAgent === undefined ? {} : { userAgent: userAgent.slice(0, 500) }),
  };
}
