/** What PostgreSQL says of a value that it has no room for: data exceptions, broken constraints, and limits of the program. */
const STATES_OF_DATA = /^(?:22|23|54)[0-9A-Z]{3}$/;

/**
 * Whether an error of a transaction is the fault of what was to be stored, so that trying again can never help; anything else (a broken
 * connection, a full disk, a deadlock) may well be over the next time.
 */
export function isUnstorable(error: unknown): boolean {
  // A value of which no JSON text can be made does not reach the database at all.
  if (error instanceof TypeError || error instanceof RangeError) return true;
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && STATES_OF_DATA.test(error.code);
}
