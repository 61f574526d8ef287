import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { RequestFailure } from '../failure.js';

/**
 * Bodies of calls are UTF-8 and hold no character U+0000, for which the database has no room: what is neither is refused by name and not
 * bent to something that nobody sent. (Events are: each record is judged by itself.)
 */
export function addBodyParsers(app: FastifyInstance): void {
  const json = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    try {
      void json(request, jsonText(body), done);
    } catch (error) {
      done(error as Error);
    }
  });
  app.addContentTypeParser('text/plain', { parseAs: 'buffer' }, async (_: unknown, body: Buffer) => plainText(body));
  app.addHook('onRequest', async ({ url }) => {
    if (holdsNul(decoded(url))) throw new RequestFailure('bad-request', 'the address holds the character U+0000');
  });
}

/** @throws RequestFailure `bad-request` */
export function plainText(body: Buffer): string {
  if (!isUtf8(body)) throw new RequestFailure('bad-request', 'the body is not UTF-8');
  const text = body.toString();
  if (text.includes('\0')) throw withNul();
  return text;
}

/**
 * The text of a JSON body, not parsed yet.
 *
 * @throws RequestFailure `bad-request`
 */
export function jsonText(body: Buffer): string {
  const text = plainText(body);
  if (holdsNul(text)) throw withNul();
  return text;
}

/** Whether the character stands there, or its escape in JSON, unless the backslash is itself escaped. */
function holdsNul(text: string): boolean {
  return text.includes('\0') || (text.includes('\\u0000') && /(?:^|[^\\])(?:\\\\)*\\u0000/.test(text));
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

const withNul = (): RequestFailure => new RequestFailure('bad-request', 'the body holds the character U+0000');
