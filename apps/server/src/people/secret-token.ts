import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits as text that needs no escaping anywhere. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token: with 256 random bits in it, no slow hash is needed. */
export function tokenHash(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest());
}

/** Compares without telling by its duration how much of them is equal. */
export function sameToken(a: string, b: string): boolean {
  return timingSafeEqual(tokenHash(a), tokenHash(b));
}
