import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Services } from '../api/services.js';
import { RequestFailure } from '../failure.js';
import { checked } from './input-problems.js';
import { originOf } from './request-actor.js';
import type { Route } from './route.js';

/** Serves REST routes: what comes in is checked by their schemas, what goes out has their shape. */
export function addRoutes(app: FastifyInstance, routes: readonly Route[], services: Services): void {
  for (const route of routes) {
    const taken = parametersOf(route);
    app.route({
      method: route.method,
      url: route.path,
      config: { authority: route.authority },
      handler: async (request, reply) => {
        refuseUnknown(request.query, taken);
        const answer = await route.handle({
          params: route.params && checked(route.params, request.params, 'the path'),
          query: route.query && checked(route.query, request.query, 'the query'),
          body: route.body && checked(route.body, request.body, 'the body'),
          actor: request.actor,
          services,
          origin: originOf(request),
        });
        if (!route.answer) return reply.code(204).send();
        return reply.send(answer);
      },
    });
  }
}

/** Names of the parameters that a route takes after the `?`. */
function parametersOf({ query }: Route): readonly string[] {
  return query instanceof z.ZodObject ? Object.keys(query.shape) : [];
}

/** A parameter that is misspelt would else filter nothing, and nobody would know. @throws RequestFailure `bad-request` */
function refuseUnknown(query: unknown, taken: readonly string[]): void {
  const unknown = Object.keys(query as object).filter((name) => !taken.includes(name));
  if (unknown.length === 0) return;
  const named = (names: readonly string[]): string => names.map((name) => JSON.stringify(name)).join(', ');
  const takes = taken.length === 0 ? 'takes none' : `takes ${named(taken)}`;
  throw new RequestFailure('bad-request', `the query has ${named(unknown)}, which this route does not know: it ${takes}`);
}
