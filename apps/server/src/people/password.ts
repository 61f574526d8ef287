import { randomBytes } from 'node:crypto';
import { argon2id, argon2Verify } from 'hash-wasm';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane; some 40 ms. */
const COST = { memorySize: 19_456, iterations: 2, parallelism: 1, hashLength: 32 } as const;

export function hashPassword(password: string): Promise<string> {
  return argon2id({ password: password.normalize('NFKC'), salt: randomBytes(16), ...COST, outputType: 'encoded' });
}

let decoy: Promise<string> | undefined;

/**
 * Whether the password fits the hash. Without a hash (nobody of that name) it takes as long and says no, so that the time of an answer does
 * not tell which names exist.
 */
export async function verifyPassword(password: string, hash: string | null | undefined): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'));
  const fits = await argon2Verify({ password: password.normalize('NFKC'), hash: hash ?? (await decoy) });
  return fits && hash !== null && hash !== undefined;
}
