import './editor.css';
import type { ReactNode } from 'react';
import { Icon } from '../design/icon.js';
import type { IconName } from '../design/icons.js';

interface NoticeLineProps {
  readonly icon: IconName;
  readonly tone?: 'error';
  readonly text: string;
  /** what can be done about it */
  readonly children?: ReactNode;
}

/** A sentence in a line above the panes. */
export function NoticeLine({ icon, tone, text, children }: NoticeLineProps) {
  return (
    <div className="rw-notice" data-tone={tone} role={tone === 'error' ? 'alert' : 'status'}>
      <Icon name={icon} />
      {text}
      <span className="rw-notice-end">{children}</span>
    </div>
  );
}
