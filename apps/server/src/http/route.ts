import type { Role } from '@rulewright/contracts';
import type { z } from 'zod';
import type { RequestOrigin, Services } from '../api/services.js';
import type { Actor } from '../people/actor.js';
import { strictBody } from './strict-body.js';

/** Who may call a route: a role, whoever may send events, or everybody. There is no route without one. */
export type Authority = Role | 'ingest' | 'open';

/** What a handler gets: everything checked by its schema. */
export interface Call<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** somebody, unless the route is open */
  readonly actor: Actor | undefined;
  readonly services: Services;
  readonly origin: RequestOrigin;
}

/** One REST route, from which both the server's handler and its page in the OpenAPI document are made. */
export interface RouteSpec<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** with `:name` for parameters */
  readonly path: string;
  readonly authority: Authority;
  readonly tag: string;
  readonly summary: string;
  readonly params?: P;
  /** every route with parameters in its path has example values for them; a test calls it with these */
  readonly exampleParams?: Readonly<Record<string, string>>;
  readonly query?: Q;
  readonly exampleQuery?: Readonly<Record<string, string | number>>;
  readonly body?: B;
  /** an example body, which a test sends */
  readonly example?: z.input<B>;
  /** shape of the answer; absent = 204, no content */
  readonly answer?: z.ZodType;
  /** shape of what a 422 says beside `code` and `message`; absent = nothing */
  readonly refusal?: z.ZodType;
  readonly handle: (call: Call<z.output<P>, z.output<Q>, z.output<B>>) => Promise<unknown>;
}

export type Route = Omit<RouteSpec<z.ZodType, z.ZodType, z.ZodType>, 'handle' | 'example'> & {
  readonly example?: unknown;
  readonly handle: (call: Call<unknown, unknown, unknown>) => Promise<unknown>;
};

/** Ties the shapes of a route to its handler; its body may have no keys but those of its shape. */
export function route<P extends z.ZodType<unknown>, Q extends z.ZodType<unknown>, B extends z.ZodType<unknown>>(
  spec: RouteSpec<P, Q, B>,
): Route {
  return { ...spec, ...(spec.body ? { body: strictBody(spec.body) } : {}) } as unknown as Route;
}
