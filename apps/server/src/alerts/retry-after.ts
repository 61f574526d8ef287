/** Tries of one delivery before it is given up: some eleven hours with the pauses below. */
export const ATTEMPTS_MAX = 20;

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 3_600_000;

/**
 * Pause after the given number of tries: doubled each time up to an hour, of which a random half is left out, so that deliveries that
 * failed together do not come back together.
 *
 * @param random from 0 up to 1
 */
export function retryAfterMs(attempts: number, random: number): number {
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1));
  return Math.round(pause * (0.5 + random / 2));
}
