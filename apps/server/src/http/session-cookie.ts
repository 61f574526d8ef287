import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SessionCookie } from '../api/context.js';
import { SESSION_COOKIE, sessionTokenOf } from './authenticate.js';

const MAX_AGE_SECONDS = 7 * 86_400;

/** The cookie that holds the session's token: no script reads it, no other site's request carries it. */
export function sessionCookie(request: FastifyRequest, reply: FastifyReply): SessionCookie {
  const attributes = `Path=/; HttpOnly; SameSite=Strict${request.protocol === 'https' ? '; Secure' : ''}`;
  return {
    token: sessionTokenOf(request.headers.cookie),
    set: ({ token }) => void reply.header('set-cookie', `${SESSION_COOKIE}=${token}; Max-Age=${MAX_AGE_SECONDS}; ${attributes}`),
    clear: () => void reply.header('set-cookie', `${SESSION_COOKIE}=; Max-Age=0; ${attributes}`),
  };
}
