import type { FastifyInstance } from 'fastify';
import type { Services } from '../api/services.js';
import { checked } from './input-problems.js';
import { originOf } from './request-actor.js';
import type { Route } from './route.js';

/** Serves REST routes: what comes in is checked by their schemas, what goes out has their shape. */
export function addRoutes(app: FastifyInstance, routes: readonly Route[], services: Services): void {
  for (const route of routes) {
    app.route({
      method: route.method,
      url: route.path,
      config: { authority: route.authority },
      handler: async (request, reply) => {
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
