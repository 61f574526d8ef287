import './states.css';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  /** what is true now */
  readonly title: string;
  /** one reason */
  readonly reason: ReactNode;
  /** at most two */
  readonly actions?: ReactNode;
}

/** Where nothing is yet: what is true, one reason, at most two ways on. */
export function EmptyState({ title, reason, actions }: EmptyStateProps) {
  return (
    <section className="rw-panel">
      <h2>{title}</h2>
      <p>{reason}</p>
      {actions && <div className="rw-panel-actions">{actions}</div>}
    </section>
  );
}
