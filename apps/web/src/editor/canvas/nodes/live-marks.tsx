import { useEffect, useRef } from 'react';
import { counterStore } from '../../../live/counter-store.js';
import { marksPath } from './marks-path.js';

interface LiveMarksProps {
  readonly node: string;
  readonly spanMs: number;
  readonly width: number;
}

/** Arrivals on a sliding ruler: now is at its right end, what is older than its span has left it. Written by the counters themselves. */
export function LiveMarks({ node, spanMs, width }: LiveMarksProps) {
  const path = useRef<SVGPathElement>(null);
  useEffect(() => {
    let shown = '';
    return counterStore.paintArrivals(node, (arrivals, nowMs) => {
      // from far away no ruler is seen
      if (path.current === null || path.current.closest('.rw-canvas[data-far]') !== null) return;
      const marks = marksPath(arrivals, { nowMs, spanMs, width });
      if (marks === shown) return;
      shown = marks;
      path.current.setAttribute('d', marks);
    });
  }, [node, spanMs, width]);
  return <path ref={path} data-mark="event" />;
}
