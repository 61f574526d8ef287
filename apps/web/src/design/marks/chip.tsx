import './marks.css';
import type { ReactNode } from 'react';

/** A short fact in a hairline: an annotation, a version, a draft. Not a button. */
export function Chip({ size = 'normal', children }: { readonly size?: 'small' | 'normal'; readonly children: ReactNode }) {
  return (
    <span className="rw-chip" data-size={size}>
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
