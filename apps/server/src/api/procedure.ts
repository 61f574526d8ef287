import type { ErrorCode, Failure, Role } from '@rulewright/contracts';
import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';
import { RequestFailure } from '../failure.js';
import { internalFailure, knownFailure } from '../http/answer-failure.js';
import { inputProblems } from '../http/input-problems.js';
import { authorise } from '../people/actor.js';
import type { Context } from './context.js';

const TRPC_CODE = {
  'bad-request': 'BAD_REQUEST',
  'not-signed-in': 'UNAUTHORIZED',
  'wrong-credentials': 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  'not-found': 'NOT_FOUND',
  'method-not-allowed': 'METHOD_NOT_SUPPORTED',
  conflict: 'CONFLICT',
  'in-use': 'CONFLICT',
  refused: 'UNPROCESSABLE_CONTENT',
  'setup-done': 'CONFLICT',
  'too-large': 'PAYLOAD_TOO_LARGE',
  'unsupported-media': 'UNSUPPORTED_MEDIA_TYPE',
  'too-many-requests': 'TOO_MANY_REQUESTS',
  'queue-full': 'TOO_MANY_REQUESTS',
  'not-ready': 'SERVICE_UNAVAILABLE',
  internal: 'INTERNAL_SERVER_ERROR',
} as const satisfies Record<ErrorCode, TRPCError['code']>;

/** What the library itself refuses: wrong input, unknown procedure, wrong method. Everything else it wraps is a fault of ours. */
const LIBRARY_CODE: Partial<Record<TRPCError['code'], ErrorCode>> = {
  PARSE_ERROR: 'bad-request',
  BAD_REQUEST: 'bad-request',
  NOT_FOUND: 'not-found',
  METHOD_NOT_SUPPORTED: 'method-not-allowed',
  PAYLOAD_TOO_LARGE: 'too-large',
  UNSUPPORTED_MEDIA_TYPE: 'unsupported-media',
};

const t = initTRPC.context<Context>().create({
  // `failure` is what the app reads; the stack never leaves.
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    message: failureOf(error).message,
    data: { code: shape.data.code, httpStatus: shape.data.httpStatus, path: shape.data.path, failure: failureOf(error) },
  }),
});

export const router = t.router;

const failing = t.middleware(async ({ next }) => {
  const result = await next();
  const cause = result.ok ? undefined : knownFailure(result.error.cause);
  if (cause) throw new TRPCError({ code: TRPC_CODE[cause.code], message: cause.message, cause });
  return result;
});

/** For whoever asks, signed in or not. Only what has to be open: who am I, log in, set up. */
export const open = t.procedure.use(failing);

/** A procedure for actors who hold at least this role. There is no procedure without one but {@link open}. */
const forRole = (role: Role) => open.use(({ ctx, next }) => next({ ctx: { ...ctx, actor: authorise(ctx.actor, role) } }));

export const viewer = forRole('viewer');
export const analyst = forRole('analyst');
export const engineer = forRole('engineer');
export const admin = forRole('admin');

function failureOf(error: TRPCError): Failure {
  const { cause } = error;
  if (cause instanceof RequestFailure) {
    const { code, message, retryAfterSeconds } = cause;
    return { code, message, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
  }
  if (error.code === 'BAD_REQUEST' && cause instanceof z.ZodError) return { code: 'bad-request', message: inputProblems(cause) };
  const code = LIBRARY_CODE[error.code];
  return code === undefined ? internalFailure() : { code, message: error.message };
}
