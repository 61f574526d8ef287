import type { FastifyInstance } from 'fastify';

/** The page of the web app stands at every path that nothing else stands at. */
const EVERYWHERE = '/*';

/**
 * Learns which methods each path answers to, from the routes that are added from now on.
 *
 * @returns the methods of a path, in the order of the alphabet; none if there is nothing
 */
export function allowedMethods(app: FastifyInstance): (path: string) => readonly string[] {
  const known: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    if (url !== EVERYWHERE) known.push({ pattern: patternOf(url), methods: [method].flat() });
  });
  return (path) => {
    const methods = known.flatMap((route) => (route.pattern.test(path) ? route.methods : []));
    return [...new Set(methods)].sort();
  };
}

function patternOf(url: string): RegExp {
  const escaped = url.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll(/:\w+/g, '[^/]+').replaceAll('*', '.*')}$`);
}
