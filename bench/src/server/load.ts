import { setTimeout as pause } from 'node:timers/promises';
import { ask } from './client.js';

/** What senders have seen. */
export interface Sent {
  accepted: number;
  refused: number;
  readonly answerMs: number[];
}

export interface Load {
  readonly url: string;
  readonly senders: number;
  readonly body: () => Uint8Array;
  /** batches a second at most, of all senders; absent = as fast as they are answered */
  readonly batchesPerSecond?: number;
}

/** Sends from several senders for so many seconds, each waiting for its answer before it sends again. */
export async function sendFor(seconds: number, load: Load): Promise<Sent & { readonly seconds: number }> {
  const sent: Sent = { accepted: 0, refused: 0, answerMs: [] };
  const began = performance.now();
  const until = began + seconds * 1000;
  const { senders, batchesPerSecond } = load;
  const everyMs = batchesPerSecond === undefined ? 0 : (1000 * senders) / batchesPerSecond;
  const sender = async (place: number): Promise<void> => {
    let due = began + (everyMs * place) / senders;
    while (performance.now() < until) {
      const wait = due - performance.now();
      if (wait > 1) await pause(wait);
      due += everyMs;
      await sendOne(load, sent);
    }
  };
  await Promise.all(Array.from({ length: senders }, (_, place) => sender(place)));
  return { ...sent, seconds: (performance.now() - began) / 1000 };
}

/** Sends so many batches, repeating what is refused. */
export async function sendAll(batches: number, load: Load): Promise<Sent & { readonly seconds: number }> {
  const sent: Sent = { accepted: 0, refused: 0, answerMs: [] };
  const began = performance.now();
  let left = batches;
  const sender = async (): Promise<void> => {
    while (left-- > 0) {
      if (!(await sendOne(load, sent))) left++;
    }
  };
  await Promise.all(Array.from({ length: load.senders }, sender));
  return { ...sent, seconds: (performance.now() - began) / 1000 };
}

async function sendOne({ url, body }: Load, sent: Sent): Promise<boolean> {
  const began = performance.now();
  const { status, text } = await ask(`${url}/api/events`, 'POST', { body: body(), type: 'application/json' });
  sent.answerMs.push(performance.now() - began);
  if (status === 200) sent.accepted += (JSON.parse(text) as { readonly accepted: number }).accepted;
  else sent.refused++;
  return status === 200;
}
