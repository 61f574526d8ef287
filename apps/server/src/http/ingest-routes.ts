import { pipeline } from 'node:stream';
import { bulk } from '@rulewright/connectors';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SourceService } from '../api/services.js';
import { shownAnswer } from '../ingest/answer.js';
import { bodyFormat } from '../ingest/body-format.js';
import type { Ingest } from '../ingest/ingest.js';
import type { Actor } from '../people/actor.js';
import { answerFailure, failureOf } from './answer-failure.js';
import { BodyBudget, type BodyLease, counted } from './body-budget.js';
import { bulkAnswer, elasticFailure, HANDSHAKE } from './elastic-answer.js';

export interface IngestRoutesOptions {
  readonly ingest: Ingest;
  readonly maxBodyBytes: number;
  readonly sources: Pick<SourceService, 'has' | 'checked'>;
}

/** Largest bodies that may be in memory at once, of usual ones hundreds: no more than the queue behind has room for. */
const BODIES_AT_ONCE = 2;

/** Where shippers send events: raw bodies of any type, as they are. */
export async function addIngestRoutes(app: FastifyInstance, options: IngestRoutesOptions): Promise<void> {
  const { ingest, maxBodyBytes, sources } = options;
  await app.register(async (scope) => {
    const budget = new BodyBudget(BODIES_AT_ONCE * maxBodyBytes);
    const leases: Leases = new WeakMap();
    scope.addHook('onRequest', async (request) => {
      if (request.method === 'GET' || request.method === 'HEAD') return;
      const bytes = Number(request.headers['content-length'] ?? 0);
      // It is refused for good by its length, whatever room there is.
      if (bytes > maxBodyBytes) return;
      ingest.refuseIfFull(bytes);
      leases.set(request, budget.take(request.headers['content-length']));
    });
    scope.addHook('preParsing', async (request, _, payload) => {
      const lease = leases.get(request);
      return lease && request.headers['content-length'] === undefined
        ? pipeline(payload, counted(lease), () => undefined)
        : payload;
    });
    const giveBack = async (request: FastifyRequest): Promise<void> => {
      leases.get(request)?.end();
      leases.delete(request);
    };
    scope.addHook('onResponse', giveBack);
    scope.addHook('onRequestAbort', giveBack);
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: maxBodyBytes },
      async (_: FastifyRequest, body: Buffer) => body,
    );
    const taking: Taking = { ingest, sources, leases };
    const config = { authority: 'ingest' } as const;
    const route = { config, bodyLimit: maxBodyBytes };
    for (const path of ['/api/events', '/logline']) scope.post(path, route, (request) => takeEvents(taking, request));
    for (const path of ['/_bulk', '/:index/_bulk']) {
      scope.post(path, { ...route, errorHandler: elasticError }, (request, reply) => takeBulk(taking, request, reply));
      scope.put(path, { ...route, errorHandler: elasticError }, (request, reply) => takeBulk(taking, request, reply));
    }
    for (const [path, answer] of HANDSHAKE) {
      scope.get(path, { config, errorHandler: elasticError }, (_, reply) => reply.headers(ELASTIC).send(answer));
    }
  });
}

const ELASTIC = { 'x-elastic-product': 'Elasticsearch' } as const;

type Leases = WeakMap<FastifyRequest, BodyLease>;

/** What a route needs to take a batch. */
interface Taking extends Pick<IngestRoutesOptions, 'ingest' | 'sources'> {
  readonly leases: Leases;
}

async function takeEvents({ ingest, sources, leases }: Taking, request: FastifyRequest) {
  const { source } = request.query as { readonly source?: string };
  const contentType = request.headers['content-type'];
  const { answer } = await ingest.take({
    ...batchOf(request, leases),
    source: sources.checked(source),
    format: (bytes) => bodyFormat(contentType, bytes),
  });
  return shownAnswer(answer);
}

async function takeBulk({ ingest, sources, leases }: Taking, request: FastifyRequest, reply: FastifyReply) {
  const started = performance.now();
  const { index } = request.params as { readonly index?: string };
  // The index that a shipper writes to is the name of the source, if there is one of that name.
  const source = sources.checked(index !== undefined && sources.has(index) ? index : undefined);
  const { answer, bytes } = await ingest.take({ ...batchOf(request, leases), source, format: () => bulk, keepsBytes: true });
  return reply.headers(ELASTIC).send(bulkAnswer({ answer, bytes, index: index ?? 'events', tookMs: performance.now() - started }));
}

function batchOf(request: FastifyRequest, leases: Leases) {
  const lease = leases.get(request);
  const { 'content-encoding': encoding, 'idempotency-key': key } = request.headers;
  return {
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    sender: senderOf(request.actor),
    ...(lease ? { hold: lease.grow } : {}),
    ...(encoding === undefined ? {} : { encoding }),
    ...(typeof key === 'string' ? { idempotencyKey: key } : {}),
  };
}

function senderOf(actor: Actor | undefined): string {
  return actor === undefined || actor.kind === 'loopback' ? 'loopback' : `${actor.kind} ${actor.id}`;
}

/** Beats and Logstash read failures in Elasticsearch's words. */
async function elasticError(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const failure = failureOf(error, request.routeOptions.bodyLimit);
  if (failure.code === 'internal') return answerFailure(error, request, reply);
  const { status, body } = elasticFailure(failure);
  if (failure.retryAfterSeconds !== undefined) reply.header('retry-after', String(failure.retryAfterSeconds));
  if (status === 401) reply.header('www-authenticate', 'Basic realm="rulewright"');
  await reply.code(status).headers(ELASTIC).send(body);
}
