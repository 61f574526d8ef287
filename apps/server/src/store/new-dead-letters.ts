import type { PoolClient } from 'pg';
import { storableText } from './storable-json.js';

/** A record that no rule has seen, with the reason. */
export interface NewDeadLetter {
  readonly receivedAt: number;
  readonly source: string;
  readonly codec: string;
  readonly eventType?: string;
  readonly offset: number;
  readonly code: string;
  readonly message: string;
  readonly payload: Uint8Array;
}

const AT_ONCE = 500;

/** Those that are there already stay as they are. */
export async function storeDeadLetters(client: PoolClient, letters: readonly NewDeadLetter[]): Promise<void> {
  for (let i = 0; i < letters.length; i += AT_ONCE) {
    const some = letters.slice(i, i + AT_ONCE);
    const columns = 8;
    const tuples = some.map((_, row) => `(${Array.from({ length: columns }, (__, c) => `$${row * columns + c + 1}`).join(', ')})`);
    await client.query(
      `insert into dead_letters (received_at, source, codec, event_type, "offset", code, message, payload)
       values ${tuples.join(', ')} on conflict ("offset") do nothing`,
      some.flatMap((letter) => [
        new Date(letter.receivedAt),
        letter.source,
        letter.codec,
        letter.eventType ?? null,
        letter.offset,
        letter.code,
        storableText(letter.message),
        Buffer.from(letter.payload),
      ]),
    );
  }
}
