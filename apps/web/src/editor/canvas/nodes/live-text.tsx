import { useEffect, useRef } from 'react';
import { counterStore, type NodeCounter } from '../../../live/counter-store.js';

interface LiveTextProps {
  readonly node: string;
  readonly className?: string;
  /** what to write; nothing stands there while nothing runs */
  readonly write: (counter: NodeCounter) => string;
}

/** A figure that is written into the page by the counters themselves: a reading renders nothing.  */
export function LiveText({ node, className, write }: LiveTextProps) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(
    () =>
      counterStore.paint(node, (counter) => {
        if (place.current) place.current.textContent = counter ? write(counter) : '';
      }),
    [node, write],
  );
  return <span className={className} ref={place} />;
}
