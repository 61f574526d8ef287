/** A session ends after so long without a request, and is prolonged at most this often. */
export const SESSION_IDLE_MS = 12 * 3_600_000;
export const SESSION_PROLONG_MS = 5 * 60_000;
