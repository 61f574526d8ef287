import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { isLoopback } from './request-origin.js';

/** The port cannot be listened on; the message is for the person who started the server. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  /** whether other machines may connect although the connection is not encrypted */
  readonly insecure: boolean;
  readonly setupDone: () => boolean;
}

/**
 * Begins to listen. Until set-up is done, connections from elsewhere are closed before a byte of them is read.
 *
 * @returns the port, which the system chose if 0 was asked for
 * @throws  ListenError
 */
export async function listen(app: FastifyInstance, { host, port, insecure, setupDone }: ListenOptions): Promise<number> {
  if (!insecure && !isLoopback(host) && host !== 'localhost') {
    const message = `on "${host}" other machines would connect without encryption: put a proxy with TLS in front and say --insecure, or listen on 127.0.0.1`;
    throw new ListenError(message);
  }
  app.server.on('connection', (socket: Socket) => {
    if (!setupDone() && !isLoopback(socket.remoteAddress ?? '')) socket.destroy();
  });
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw listenError(error, { host, port });
  }
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

/** Address for a person to open: wildcard addresses are no places to go to. */
export function urlOf(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** Why somebody could not listen there, in words for whoever wanted to. */
export function listenError(error: unknown, { host, port }: { readonly host: string; readonly port: number }): Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const options = { cause: error };
  switch (code) {
    case 'EADDRINUSE':
      return new ListenError(`port ${port} is in use: stop what listens there, or choose another with --port`, options);
    case 'EACCES':
      return new ListenError(`port ${port} may not be listened on: choose one above 1023 with --port`, options);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ListenError(`"${host}" is no address of this machine: choose another with --host`, options);
    default:
      return error instanceof Error ? error : new ListenError(String(error), options);
  }
}
