import './shell.css';
import type { ReactNode } from 'react';
import type { Connection } from '../../live/connection.js';
import { useNow } from '../../live/now.js';
import { texts } from '../../texts/texts.js';

export type MarkKind = Connection['kind'] | 'failed';

const DISC = <circle cx="6" cy="6" r="4" fill="currentColor" />;
const RING = <circle cx="6" cy="6" r="3.5" fill="none" stroke="currentColor" strokeWidth="1.5" />;
const DASHED = <circle cx="6" cy="6" r="3.5" fill="none" stroke="currentColor" strokeWidth="1.25" strokeDasharray="1.6 1.55" />;
const TRIANGLE = <path d="M6 1.5 10.8 10H1.2z" fill="currentColor" />;

const SHAPES = {
  connecting: DASHED,
  live: DISC,
  'catching-up': RING,
  stale: DASHED,
  'signed-out': TRIANGLE,
  failed: TRIANGLE,
} satisfies Record<MarkKind, ReactNode>;

/** A state of the connection or the engine: shape, word, and what happens next. Changes are announced politely. */
export function ConnectionMark({ kind, word, next }: { readonly kind: MarkKind; readonly word: string; readonly next?: string }) {
  return (
    <span className="rw-connection" data-kind={kind} role="status">
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden>
        {SHAPES[kind]}
      </svg>
      <strong>{word}</strong>
      {next && <span>{next}</span>}
    </span>
  );
}

/** The connection in words; nothing while it is live, since then the engine's own state stands there. */
export function BrokenConnection({ connection }: { readonly connection: Connection }) {
  const words = texts.shell.connection;
  const now = useNow();
  switch (connection.kind) {
    case 'live':
      return null;
    case 'connecting':
      return <ConnectionMark kind="connecting" word={words.connecting} />;
    case 'catching-up':
      return <ConnectionMark kind="catching-up" word={words.catchingUp(connection.done, connection.total)} />;
    case 'stale': {
      const seconds = Math.ceil((connection.retryAtMs - now) / 1_000);
      return (
        <ConnectionMark
          kind="stale"
          word={words.stale(connection.sinceMs)}
          next={seconds > 0 ? words.retryIn(seconds) : words.retryNow}
        />
      );
    }
    case 'signed-out':
      return <ConnectionMark kind="signed-out" word={words.signedOut} next={words.editsKept} />;
  }
}
