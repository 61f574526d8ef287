import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeFolder } from '../store/make-folder.js';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const KEY_FILE = 'secret.key';

/** A secret that cannot be opened: sealed by another key, or damaged. */
class SealError extends Error {
  override readonly name = 'SealError';
}

/** Seals secrets for the store (AES-256-GCM) and opens them again. */
export class SecretBox {
  readonly #key: Buffer;
  /** tells by which key something was sealed, without telling the key */
  readonly keyId: string;

  constructor(key: Buffer) {
    this.#key = key;
    this.keyId = createHash('sha256').update('rulewright key id').update(key).digest('hex').slice(0, 16);
  }

  /** @param place what the secret belongs to: a sealed text moved to another row does not open there */
  seal(secret: string, place: string): Uint8Array<ArrayBuffer> {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key, nonce).setAAD(Buffer.from(place));
    const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return new Uint8Array(Buffer.concat([nonce, text, cipher.getAuthTag()]));
  }

  /** @throws SealError */
  open(sealed: Uint8Array, place: string): string {
    const bytes = Buffer.from(sealed);
    const nonce = bytes.subarray(0, NONCE_BYTES);
    const decipher = createDecipheriv(CIPHER, this.#key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(place));
    try {
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString();
    } catch (cause) {
      throw new SealError('the secret was sealed by another key, or is damaged: enter it again', { cause });
    }
  }
}

/**
 * The box with the key of the environment (`RULEWRIGHT_SECRET_KEY`, 64 hexadecimal digits), else of a file in the data folder, which only
 * its owner may read and which is made when it is missing.
 */
export function openSecretBox(dataFolder: string, environmentKey: string | undefined): SecretBox {
  if (environmentKey !== undefined) return new SecretBox(readKey(environmentKey, 'RULEWRIGHT_SECRET_KEY'));
  const file = join(dataFolder, KEY_FILE);
  if (!existsSync(file)) {
    makeFolder(resolve(dataFolder), 0o755);
    writeFileSync(file, `${randomBytes(KEY_BYTES).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  }
  chmodSync(file, 0o600);
  return new SecretBox(readKey(readFileSync(file, 'utf8'), file));
}

function readKey(text: string, place: string): Buffer {
  if (!/^[0-9a-f]{64}$/i.test(text.trim())) throw new SealError(`${place} has to hold 64 hexadecimal digits`);
  return Buffer.from(text.trim(), 'hex');
}
