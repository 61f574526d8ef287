/** What PostgreSQL (SQLSTATE) and the system say when there is no database to speak with: it starts, ends, is full or cannot be reached. */
const OUTAGE_CODES: ReadonlySet<string> = new Set([
  ...['08000', '08001', '08003', '08004', '08006', '53300', '57P01', '57P02', '57P03', '57P05'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
  // The ORM: unreachable, timed out, connection closed, none free in the pool, too many.
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2037'],
]);
/** The same by the ORM's driver adapter. */
const OUTAGE_KINDS: ReadonlySet<string> = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
]);
/** What is said without any code, or with one of another's: the ORM repeats it in a last line of its own message. */
const OUTAGE_WORDS = [
  /^Connection terminated/m,
  /^timeout exceeded when trying to connect/m,
  /^Client (has encountered a connection error|was closed) and is not queryable/m,
  /^Cannot use a pool after calling end/m,
  /^the database system is (starting up|shutting down|in recovery mode|not yet accepting connections)/m,
  /^terminating connection due to/m,
  // The socket's file is not there while an embedded PostgreSQL starts again.
  /^connect ENOENT /m,
  /Unable to start a transaction in the given time/,
];
/** Errors hold their causes; a chain that is longer than this one is no chain of ours. */
const DEPTH_MAX = 6;

/**
 * Whether a failure of the store means that the database does not answer now and may later, so that nothing of what was asked is wrong.
 * Everything thrown by the PostgreSQL client or by the ORM is known here, in whichever of their errors the reason is wrapped.
 */
export function isDatabaseOutage(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > DEPTH_MAX) return false;
  const { code, originalCode, kind, message, originalMessage, cause, meta, errors } = error as Readonly<Record<string, unknown>>;
  if (isIn(OUTAGE_CODES, code) || isIn(OUTAGE_CODES, originalCode) || isIn(OUTAGE_KINDS, kind)) return true;
  if ([message, originalMessage].some((words) => typeof words === 'string' && OUTAGE_WORDS.some((one) => one.test(words))))
    return true;
  const inner = [cause, (meta as { readonly driverAdapterError?: unknown } | undefined)?.driverAdapterError];
  return [...inner, ...(Array.isArray(errors) ? errors : [])].some((one) => isDatabaseOutage(one, depth + 1));
}

function isIn(known: ReadonlySet<string>, value: unknown): boolean {
  return typeof value === 'string' && known.has(value);
}
