import './states.css';
import type { ReactNode } from 'react';
import { Icon } from '../icon.js';

interface ErrorStateProps {
  /** what, as a fact */
  readonly title: string;
  readonly since?: string | undefined;
  /** what still works, and why it is so */
  readonly detail: ReactNode;
  /** what to do */
  readonly actions?: ReactNode;
}

/** A fault in its place: what, since when, what still works, what to do. Announced at once. */
export function ErrorState({ title, since, detail, actions }: ErrorStateProps) {
  return (
    <section className="rw-panel" data-tone="error" role="alert">
      <h2>
        <Icon name="plugX" />
        {title}
        {since && <span className="hint">{since}</span>}
      </h2>
      <p>{detail}</p>
      {actions && <div className="rw-panel-actions">{actions}</div>}
    </section>
  );
}
