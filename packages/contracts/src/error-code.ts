/**
 * What can go wrong with a request, as a stable code. Every answer that is not a success carries one, over REST as over tRPC; the message
 * beside it is for people and may change.
 */
export const ERROR_CODES = [
  'bad-request',
  'not-signed-in',
  'wrong-credentials',
  'forbidden',
  'not-found',
  'method-not-allowed',
  'conflict',
  'in-use',
  'refused',
  'setup-done',
  'too-large',
  'unsupported-media',
  'too-many-requests',
  'queue-full',
  'not-ready',
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** HTTP status of each code. */
export const HTTP_STATUS = {
  'bad-request': 400,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'in-use': 409,
  refused: 422,
  'setup-done': 409,
  'too-large': 413,
  'unsupported-media': 415,
  'too-many-requests': 429,
  'queue-full': 429,
  'not-ready': 503,
  internal: 500,
} as const satisfies Record<ErrorCode, number>;

/** A failed request as the wire carries it. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  /** seconds after which a repeat may succeed; with `too-many-requests`, `queue-full` and `not-ready` */
  readonly retryAfterSeconds?: number;
  /** with `internal`: what to look for in the log (every answer has it as `x-request-id`) */
  readonly requestId?: string;
}
