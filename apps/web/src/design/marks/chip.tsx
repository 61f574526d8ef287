import './marks.css';
import type { ReactNode } from 'react';

interface ChipProps {
  readonly size?: 'small' | 'normal';
  /** what is wrong is red */
  readonly tone?: 'crit' | undefined;
  readonly children: ReactNode;
}

/** A short fact in a hairline: an annotation, a version, a draft. Not a button. */
export function Chip({ size = 'normal', tone, children }: ChipProps) {
  return (
    <span className="rw-chip" data-size={size} data-tone={tone}>
      {children}
    </span>
  );
}

/** A count beside a word (a tab, a folder). */
export function CountTag({ tone, children }: { readonly tone?: 'crit' | 'med' | undefined; readonly children: ReactNode }) {
  return (
    <span className="rw-tag" data-tone={tone}>
      {children}
    </span>
  );
}
