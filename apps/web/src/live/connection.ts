/**
 * How this page stands to the server; always in sight in the top bar.
 *
 * `catching-up` fetches what was missed, `stale` shows what was known last, `signed-out` needs a person.
 */
export type Connection =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'catching-up'; readonly done: number; readonly total: number }
  | { readonly kind: 'stale'; readonly sinceMs: number; readonly retryAtMs: number }
  | { readonly kind: 'signed-out' };

/** What happens to the connection; times in milliseconds since the epoch. */
export type ConnectionEvent =
  | { readonly kind: 'opened' }
  | { readonly kind: 'missed'; readonly total: number }
  | { readonly kind: 'fetched'; readonly done: number }
  | { readonly kind: 'caught-up' }
  | { readonly kind: 'lost'; readonly atMs: number; readonly retryAtMs: number }
  | { readonly kind: 'refused' };

/** The state after an event. `stale` keeps the time at which it began through every further failed try. */
export function connectionAfter(state: Connection, event: ConnectionEvent): Connection {
  switch (event.kind) {
    case 'opened':
      return { kind: 'live' };
    case 'missed':
      return event.total > 0 ? { kind: 'catching-up', done: 0, total: event.total } : { kind: 'live' };
    case 'fetched':
      return state.kind === 'catching-up' ? { ...state, done: Math.min(event.done, state.total) } : state;
    case 'caught-up':
      return { kind: 'live' };
    case 'lost':
      return { kind: 'stale', sinceMs: state.kind === 'stale' ? state.sinceMs : event.atMs, retryAtMs: event.retryAtMs };
    case 'refused':
      return { kind: 'signed-out' };
  }
}
