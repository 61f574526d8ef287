import { type ErrorCode, type Failure, HTTP_STATUS } from '@rulewright/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { MIB } from '../bytes.js';
import { RequestFailure } from '../failure.js';
import { isDatabaseOutage } from '../store/database-outage.js';
import { inputProblems } from './input-problems.js';
import { presentRequest } from './request-context.js';

/** What Fastify itself refuses, by its status. */
const CODE_OF_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'bad-request',
  404: 'not-found',
  413: 'too-large',
  415: 'unsupported-media',
};

/** What was thrown as a failure that the asker may know: one already, or the database that does not answer. */
export function knownFailure(error: unknown): RequestFailure | undefined {
  if (error instanceof RequestFailure) return error;
  if (!isDatabaseOutage(error)) return undefined;
  return new RequestFailure('not-ready', 'the database does not answer at the moment', { retryAfterSeconds: 1 });
}

/** Turns whatever was thrown into what the asker may know of it. @param bodyLimit bytes that a body might have had */
export function failureOf(error: unknown, bodyLimit?: number): Failure {
  const known = knownFailure(error);
  if (known) {
    const { code, message, retryAfterSeconds } = known;
    return { code, message, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
  }
  if (error instanceof z.ZodError) return { code: 'bad-request', message: inputProblems(error) };
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  const code = CODE_OF_STATUS[status];
  if (code !== undefined && error instanceof Error) return { code, message: wordsOfRefusal(error, code, bodyLimit) };
  return internalFailure();
}

/** The framework's refusals in our words. */
function wordsOfRefusal(error: Error, code: ErrorCode, bodyLimit: number | undefined): string {
  if (code === 'too-large') {
    const limit = bodyLimit === undefined ? 'fewer bytes' : `${bodyLimit} bytes (${bodyLimit / MIB} MiB)`;
    return `a body may have ${limit} at most here: send less at once`;
  }
  if (code === 'unsupported-media') return 'a body of this content type is not read here: send application/json or text/plain';
  if (error instanceof SyntaxError) return `the body is no JSON: ${error.message}`;
  switch ('code' in error ? error.code : undefined) {
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return 'the body is empty, and the content type says JSON';
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return 'the body is no JSON';
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return 'the body has another length than the header says';
    case 'FST_ERR_BAD_URL':
      return 'the address cannot be read';
    default:
      return error.message;
  }
}

/** A fault of ours: whoever asked gets no more of it than what to look for in the log. */
export function internalFailure(): Failure {
  const request = presentRequest();
  return { code: 'internal', message: 'something went wrong on the server', ...(request ? { requestId: request.requestId } : {}) };
}

/** Answers a failed request; faults of ours are logged, with the id that the answer carries. */
export async function answerFailure(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const failure = failureOf(error, request.routeOptions?.bodyLimit);
  if (failure.code === 'internal') request.log.error({ err: error }, 'request failed');
  else if (isDatabaseOutage(error))
    request.log.warn({ reason: error instanceof Error ? error.message : String(error) }, failure.message);
  else if (error instanceof RequestFailure && error.cause !== undefined) request.log.warn({ err: error.cause }, failure.message);
  if (failure.retryAfterSeconds !== undefined) reply.header('retry-after', String(failure.retryAfterSeconds));
  const details = error instanceof RequestFailure ? error.details : {};
  await reply.code(HTTP_STATUS[failure.code]).send({ ...details, ...failure });
}
