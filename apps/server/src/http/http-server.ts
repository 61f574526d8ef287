import { randomUUID } from 'node:crypto';
import { fastifyRequestHandler } from '@trpc/server/adapters/fastify';
import fastify, { type FastifyInstance } from 'fastify';
import { appRouter } from '../api/router.js';
import type { Services } from '../api/services.js';
import { RequestFailure } from '../failure.js';
import type { Ingest } from '../ingest/ingest.js';
import { addRoutes } from './add-routes.js';
import { allowedMethods } from './allowed-methods.js';
import { answerFailure } from './answer-failure.js';
import type { Authenticate } from './authenticate.js';
import { addBodyParsers, jsonText } from './body-text.js';
import { docsPage } from './docs-page.js';
import { addIngestRoutes } from './ingest-routes.js';
import { metricsText } from './metrics.js';
import { openApiDocument } from './openapi.js';
import { addAuthority, originOf } from './request-actor.js';
import { ROUTES } from './routes.js';
import { addSecurityHeaders } from './security-headers.js';
import { sessionCookie } from './session-cookie.js';
import { addSessionRoutes } from './session-routes.js';
import { addStaticWeb } from './static-web.js';

export interface HttpOptions {
  readonly services: Services;
  readonly ingest: Ingest;
  readonly authenticate: Authenticate;
  readonly maxBodyBytes: number;
  readonly webFolder: string;
  readonly log: 'error' | 'warn' | 'info';
  /** proxies whose word on address and encryption of a request is believed */
  readonly proxies: readonly string[];
  readonly version: string;
  readonly patience?: { readonly headersMs: number; readonly requestMs: number };
}

/** Bodies of calls that are no events. */
const CALL_MAX_BYTES = 4 * 1_048_576;
/** A request's head, and all of it, has to be here within this time; looked at this often. */
const PATIENCE = { headersMs: 15_000, requestMs: 60_000 };
const LOOK_EVERY_MS = 1000;

/** Everything that is served on the one port but the sockets. Not listening yet. */
export async function buildHttp(options: HttpOptions): Promise<FastifyInstance> {
  const { headersMs, requestMs } = options.patience ?? PATIENCE;
  const app = fastify({
    bodyLimit: CALL_MAX_BYTES,
    requestTimeout: requestMs,
    http: { headersTimeout: headersMs, connectionsCheckingInterval: Math.min(LOOK_EVERY_MS, headersMs) },
    // Requests that are being answered are finished; idle connections go at once.
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 5000 },
    logger: { level: options.log, stream: process.stderr },
    trustProxy: options.proxies.length > 0 ? [...options.proxies] : false,
    frameworkErrors: (error, request, reply) => void answerFailure(error, request, reply),
    genReqId: () => randomUUID(),
  });
  addSecurityHeaders(app);
  addBodyParsers(app);
  app.setErrorHandler(answerFailure);
  addNotFound(app);
  addAuthority(app, options.authenticate);
  addRoutes(app, ROUTES, options.services);
  addSessionRoutes(app, options.services);
  addOperation(app, options);
  await addIngestRoutes(app, { ...options, sources: options.services.sources });
  await addProcedures(app, options.services);
  await addStaticWeb(app, options.webFolder);
  return app;
}

/** What is asked for where nothing is, or where something is that is not asked so. */
function addNotFound(app: FastifyInstance): void {
  const methodsOf = allowedMethods(app);
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    const methods = methodsOf(path);
    if (methods.length === 0) return answerFailure(new RequestFailure('not-found', `there is nothing at ${path}`), request, reply);
    reply.header('allow', methods.join(', '));
    const message = `${path} does not take ${request.method}, but ${methods.join(', ')}`;
    return answerFailure(new RequestFailure('method-not-allowed', message), request, reply);
  });
}

/** Health for orchestrators, figures for Prometheus, the OpenAPI document. */
function addOperation(app: FastifyInstance, { services, version }: HttpOptions): void {
  const config = { authority: 'open' } as const;
  const document = openApiDocument(ROUTES, version);
  const requests = new Map<number, number>();
  app.addHook('onResponse', async (_, { statusCode }) => {
    requests.set(statusCode, (requests.get(statusCode) ?? 0) + 1);
  });
  app.get('/healthz', { config }, async () => ({ status: 'ok' }));
  app.get('/readyz', { config }, async (_, reply) => {
    const { state } = await services.engine.status();
    return reply.code(state === 'running' ? 200 : 503).send({ status: state });
  });
  app.get('/metrics', { config: { authority: 'viewer' } }, async (_, reply) => {
    const measured = { status: await services.engine.status(), requests, memory: process.memoryUsage(), cpu: process.cpuUsage() };
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(metricsText(measured));
  });
  const page = docsPage(document);
  app.get('/api/openapi.json', { config }, async () => document);
  app.get('/api/docs', { config }, async (_, reply) => reply.type('text/html; charset=utf-8').send(page));
}

/**
 * Somebody else was first: to the web app that is an answer, as its body says, and it asks the person. A browser writes every answer that is
 * refused by its status into the console, as if something had gone wrong.
 */
function isConflict({ code }: { readonly code: string }): boolean {
  return code === 'CONFLICT';
}

/** When a batch of calls had better come again: after the longest of the times that its failures ask for. */
function retryAfterOf(errors: readonly { readonly cause?: unknown }[]): { readonly headers?: Readonly<Record<string, string>> } {
  const seconds = errors.flatMap(({ cause }) => (cause instanceof RequestFailure ? (cause.retryAfterSeconds ?? []) : []));
  return seconds.length === 0 ? {} : { headers: { 'retry-after': String(Math.max(...seconds)) } };
}

/** The procedures of the web app. Each states its own role; the route itself is open, since `session.me` has to be. */
async function addProcedures(app: FastifyInstance, services: Services): Promise<void> {
  await app.register(async (scope) => {
    scope.removeContentTypeParser('application/json');
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_: unknown, body: Buffer) => jsonText(body));
    scope.route({
      method: ['GET', 'POST'],
      url: '/trpc/:path',
      config: { authority: 'open' },
      handler: async (request, reply) => {
        const { path } = request.params as { readonly path: string };
        await fastifyRequestHandler({
          router: appRouter,
          req: request,
          res: reply,
          path,
          responseMeta: ({ errors }) => ({
            ...(errors.length > 0 && errors.every(isConflict) ? { status: 200 } : {}),
            ...retryAfterOf(errors),
          }),
          createContext: () => ({
            services,
            actor: request.actor,
            origin: originOf(request),
            session: sessionCookie(request, reply),
          }),
          onError: ({ error }) => {
            if (error.code === 'INTERNAL_SERVER_ERROR') request.log.error({ err: error.cause ?? error }, 'procedure failed');
          },
        });
      },
    });
  });
}
