/** Why the store could not be opened. Each is something that the person at the keyboard can act on. */
export type StoreErrorCode =
  | 'folder-in-use'
  | 'folder-unusable'
  | 'postgres-missing'
  | 'postgres-failed'
  | 'database-url-invalid'
  | 'database-unreachable'
  | 'schema-newer'
  | 'migration-edited'
  | 'migration-failed'
  | 'migrations-missing';

/** The store could not be opened. `message` says what is wrong, `hint` what to do about it. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  readonly hint: string | undefined;

  constructor(code: StoreErrorCode, message: string, options: { readonly hint?: string; readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
  }
}
