import { loginInput, setupInput } from '@rulewright/contracts';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../api/services.js';
import { checked } from './input-problems.js';
import { originOf } from './request-actor.js';
import { sessionCookie } from './session-cookie.js';
import { strictBody } from './strict-body.js';

export const loginBody = strictBody(loginInput);
export const setupBody = strictBody(setupInput);

/** Log-in for scripts; the web app uses the procedures of the same name. Only these routes touch the cookie. */
export function addSessionRoutes(app: FastifyInstance, { people }: Services): void {
  const config = { authority: 'open' } as const;
  app.get('/api/session', { config }, (request) => people.me(request.actor));
  app.post('/api/session', { config }, async (request, reply) => {
    const opened = await people.login(checked(loginBody, request.body, 'the body'), originOf(request));
    sessionCookie(request, reply).set(opened);
    return opened.me;
  });
  app.delete('/api/session', { config }, async (request, reply) => {
    const cookie = sessionCookie(request, reply);
    if (cookie.token !== undefined) await people.logout(cookie.token);
    cookie.clear();
    return reply.code(204).send();
  });
  app.post('/api/setup', { config }, async (request, reply) => {
    const opened = await people.setup(checked(setupBody, request.body, 'the body'), originOf(request));
    sessionCookie(request, reply).set(opened);
    return opened.me;
  });
}
