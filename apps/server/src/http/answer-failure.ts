import { type ErrorCode, type Failure, HTTP_STATUS } from '@rulewright/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { RequestFailure } from '../failure.js';
import { presentRequest } from './request-context.js';

/** What Fastify itself refuses, by its status. */
const CODE_OF_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'bad-request',
  404: 'not-found',
  413: 'too-large',
  415: 'unsupported-media',
};

/** Turns whatever was thrown into what the asker may know of it. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RequestFailure) {
    const { code, message, retryAfterSeconds } = error;
    return { code, message, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
  }
  if (error instanceof z.ZodError) return { code: 'bad-request', message: z.prettifyError(error) };
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  const code = CODE_OF_STATUS[status];
  if (code !== undefined && error instanceof Error) return { code, message: error.message };
  return internalFailure();
}

/** A fault of ours: whoever asked gets no more of it than what to look for in the log. */
export function internalFailure(): Failure {
  const request = presentRequest();
  return { code: 'internal', message: 'something went wrong on the server', ...(request ? { requestId: request.requestId } : {}) };
}

/** Answers a failed request; faults of ours are logged, with the id that the answer carries. */
export async function answerFailure(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const failure = failureOf(error);
  if (failure.code === 'internal') request.log.error({ err: error }, 'request failed');
  else if (error instanceof RequestFailure && error.cause !== undefined) request.log.warn({ err: error.cause }, failure.message);
  if (failure.retryAfterSeconds !== undefined) reply.header('retry-after', String(failure.retryAfterSeconds));
  await reply.code(HTTP_STATUS[failure.code]).send(failure);
}
