import type { ErrorCode, Failure } from '@rulewright/contracts';
import { TRPCClientError } from '@trpc/client';

/** What an answer of the server says about its failure; undefined when no answer came. */
export function failureOf(error: unknown): Failure | undefined {
  if (!(error instanceof TRPCClientError)) return undefined;
  const data: unknown = error.data;
  if (typeof data !== 'object' || data === null || !('failure' in data)) return undefined;
  const { failure } = data;
  if (typeof failure !== 'object' || failure === null || !('code' in failure) || !('message' in failure)) return undefined;
  return failure as Failure;
}

/** The stable code of a failure; `unreachable` when no answer came. */
export function codeOf(error: unknown): ErrorCode | 'unreachable' {
  return failureOf(error)?.code ?? 'unreachable';
}

export function isSignedOut(error: unknown): boolean {
  return codeOf(error) === 'not-signed-in';
}
