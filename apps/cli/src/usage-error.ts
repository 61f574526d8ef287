/** A fault of the call: a missing file, an unknown option, an unusable map. The message is all that the user sees. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 2) {
    super(message);
    this.exitCode = exitCode;
  }
}
