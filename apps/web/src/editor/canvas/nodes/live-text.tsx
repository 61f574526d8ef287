import { useEffect, useRef } from 'react';
import { counterStore, type NodeCounter } from '../../../live/counter-store.js';
import { formatRate } from '../../../texts/format.js';

interface LiveTextProps {
  readonly node: string;
  readonly className?: string;
  /** what to write; nothing stands there while nothing runs */
  readonly write: (counter: NodeCounter) => string;
}

/** The rate of a node; nothing until its readings cover the interval of a rate. */
export function rateText({ perSecond }: Pick<NodeCounter, 'perSecond'>): string {
  return perSecond === undefined ? '' : formatRate(perSecond);
}

/** A figure that is written into the page by the counters themselves: a reading renders nothing.  */
export function LiveText({ node, className, write }: LiveTextProps) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let shown: string | undefined;
    return counterStore.paint(node, (counter) => {
      const text = counter ? write(counter) : '';
      if (place.current === null || text === shown) return;
      shown = text;
      place.current.textContent = text;
    });
  }, [node, write]);
  return <span className={className} ref={place} />;
}
