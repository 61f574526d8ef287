/** A fault of ours, never of a user: the state that the code relies on does not hold. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/** Asserts what the code around it relies on. The message says what is broken, with the bad value. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}

/** Ends an exhaustive `switch` over a discriminated union: a new kind does not compile until it is handled. */
export function assertNever(value: never): never {
  throw new InvariantError(`unexpected ${JSON.stringify(value)}`);
}
