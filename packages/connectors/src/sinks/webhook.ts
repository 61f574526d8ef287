import { createHmac } from 'node:crypto';
import { guardedRequest, OutgoingError, type OutgoingPolicy } from '../net/guarded-request.js';
import type { Delivered, OutgoingAlert, Sink } from './sink.js';

export interface WebhookOptions {
  readonly url: string;
  /** key of the signature; absent = unsigned */
  readonly secret?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  readonly policy: OutgoingPolicy;
  /** wall clock in ms since the epoch */
  readonly now: () => number;
}

const TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 64 * 1024;
const REASON_CHARS = 200;
/** Answers after which a repeat may succeed. */
const WORTH_REPEATING = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Posts each alert as JSON. `Idempotency-Key` is the alert's id; `X-Rulewright-Signature: t=SECONDS,v1=HEX` is HMAC-SHA256 of
 * `SECONDS.BODY`, so that a receiver knows who sent it and that it is fresh.
 */
export function webhook(options: WebhookOptions): Sink {
  return {
    deliver: async (alert) => {
      const body = JSON.stringify({ id: alert.id, ...alert.content });
      try {
        const answer = await guardedRequest({
          url: options.url,
          method: 'POST',
          headers: headersOf(options, alert, body),
          body,
          timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
          maxAnswerBytes: MAX_ANSWER_BYTES,
          policy: options.policy,
        });
        return verdict(answer.status, answer.body, answer.headers['retry-after']);
      } catch (error) {
        if (!(error instanceof OutgoingError)) throw error;
        return { kind: error.code === 'refused' ? 'refused' : 'failed', reason: error.message };
      }
    },
  };
}

/** The value of the signature header. */
export function webhookSignature(secret: string, seconds: number, body: string): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

function headersOf({ headers, secret, now }: WebhookOptions, { id }: OutgoingAlert, body: string): Record<string, string> {
  const seconds = Math.floor(now() / 1000);
  return {
    ...headers,
    'content-type': 'application/json',
    'user-agent': 'Rulewright',
    'idempotency-key': id,
    ...(secret === undefined ? {} : { 'x-rulewright-signature': webhookSignature(secret, seconds, body) }),
  };
}

function verdict(status: number, body: string, retryAfter: string | undefined): Delivered {
  if (status >= 200 && status < 300) return { kind: 'delivered' };
  const reason = `the receiver answered ${status}${body ? `: ${body.slice(0, REASON_CHARS)}` : ''}`;
  if (!WORTH_REPEATING.has(status)) return { kind: 'refused', reason };
  const seconds = Number(retryAfter);
  return { kind: 'failed', reason, ...(Number.isFinite(seconds) && seconds > 0 ? { retryAfterMs: seconds * 1000 } : {}) };
}
