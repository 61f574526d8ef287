import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RequestFailure } from '../failure.js';
import { ELASTIC_ROOT } from './elastic-answer.js';

/** The built web app: as far from the sources as from the build. */
export const WEB_FOLDER = fileURLToPath(new URL('../../../web/dist/site', import.meta.url));

const IMMUTABLE = 'public, max-age=31536000, immutable';

/**
 * Serves the web app: its files, and its one page for every path that a browser asks for as a page. Files with a hash in their name are
 * kept by the browser for good, the page is asked for each time.
 */
export async function addStaticWeb(app: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(`${folder}/index.html`);
  const files = new Set(built ? readdirSync(folder).map((name) => `/${name}`) : []);
  if (built) await app.register(fastifyStatic, { root: folder, serve: false, cacheControl: false });
  const config = { authority: 'open' } as const;
  app.get('/*', { config }, async (request, reply) => {
    const path = decodeURIComponent(request.url.split('?', 1)[0] ?? '/');
    if (path === '/' && !wantsPage(request)) return reply.header('x-elastic-product', 'Elasticsearch').send(ELASTIC_ROOT);
    if (/^\/(api|trpc|live)(\/|$)/.test(path)) return reply.callNotFound();
    if (!built) throw new RequestFailure('not-found', 'the web app is not built: run "npm run build"');
    if (path.startsWith('/assets/')) return sendFile(reply, path, IMMUTABLE);
    if (files.has(path)) return sendFile(reply, path, 'no-cache');
    if (!wantsPage(request)) return reply.callNotFound();
    return sendFile(reply, '/index.html', 'no-cache');
  });
}

function sendFile(reply: FastifyReply, path: string, cacheControl: string): FastifyReply {
  return reply.header('cache-control', cacheControl).sendFile(path.slice(1));
}

function wantsPage(request: FastifyRequest): boolean {
  return request.headers.accept?.includes('text/html') ?? false;
}
