import { type ErrorCode, HTTP_STATUS } from '@rulewright/contracts';

interface RequestFailureOptions {
  readonly retryAfterSeconds?: number;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/**
 * A request that cannot be served, for a reason that the asker may know: thrown by services, turned into an answer by REST, tRPC and
 * sockets alike. `message` is for people; whatever else is thrown is a fault of ours and answered as `internal`, without its text.
 */
export class RequestFailure extends Error {
  override readonly name = 'RequestFailure';
  readonly code: ErrorCode;
  /** seconds after which a repeat may succeed */
  readonly retryAfterSeconds: number | undefined;
  /** what REST tells beside code and message */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, options: RequestFailureOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.details = options.details ?? {};
  }

  get status(): number {
    return HTTP_STATUS[this.code];
  }
}
