import './shell.css';
import type { ReactNode } from 'react';
import { EnginePulse } from './engine-pulse.js';

interface TopBarProps {
  /** the screen's name or the way to its subject */
  readonly title: ReactNode;
  /** state chips and counts after the title */
  readonly facts?: ReactNode;
  /** before the pulse: undo and the like */
  readonly tools?: ReactNode;
  /** the screen's own actions, the main one last */
  readonly actions?: ReactNode;
}

/** The bar of every screen: place, facts, tools, engine pulse, actions. */
export function TopBar({ title, facts, tools, actions }: TopBarProps) {
  return (
    <header className="rw-bar">
      {typeof title === 'string' ? <h1>{title}</h1> : title}
      {facts && <div className="rw-bar-facts">{facts}</div>}
      <div className="rw-bar-end">
        {tools}
        {tools && <span className="rw-bar-line" />}
        <EnginePulse />
        {actions && <span className="rw-bar-line" />}
        {actions}
      </div>
    </header>
  );
}
