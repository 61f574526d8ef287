import { codeOf } from './failure.js';

const AGAIN_MS = 1_000;
/** ten minutes: who comes back later has to ask anew */
const MOST_TRIES = 600;

/**
 * Options of a mutation that waits for a server that answers but has not recovered yet, or has lost its database: it is sent again each
 * second. Only for what may be done twice, since the database may have gone with the answer alone. Every other refusal stands.
 */
export const sentWhenReady = {
  retry: (failures: number, error: unknown): boolean => codeOf(error) === 'not-ready' && failures < MOST_TRIES,
  retryDelay: AGAIN_MS,
} as const;
