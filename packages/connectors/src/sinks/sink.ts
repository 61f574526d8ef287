/** An alert on its way out: its id, which every repeat carries too, and what is told of it. */
export interface OutgoingAlert {
  readonly id: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/**
 * What became of one try. `failed`: a later try may succeed, not before `retryAfterMs` if that is given. `refused`: the receiver does not
 * want this alert, a repeat would change nothing.
 */
export type Delivered =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'failed'; readonly reason: string; readonly retryAfterMs?: number }
  | { readonly kind: 'refused'; readonly reason: string };

/** A place to which alerts are delivered, each at least once. Never throws. */
export interface Sink {
  deliver(alert: OutgoingAlert): Promise<Delivered>;
}
