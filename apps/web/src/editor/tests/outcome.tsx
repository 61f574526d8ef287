import type { ReactNode } from 'react';
import { Verdict } from './verdict.js';

interface OutcomeProps {
  readonly ran: boolean;
  /** what went otherwise */
  readonly failed: string | undefined;
  readonly children?: ReactNode;
}

/** What came of a line: its words and a mark; nothing before the test has run. */
export function Outcome({ ran, failed, children }: OutcomeProps) {
  if (!ran) return <span className="rw-test-result" />;
  return (
    <span className="rw-test-result" data-failed={failed === undefined ? undefined : true} title={failed}>
      <span className="cut">{failed ?? children}</span>
      <Verdict passed={failed === undefined} />
    </span>
  );
}
