import { useEffect, useRef } from 'react';
import { counterStore } from '../../../live/counter-store.js';

interface LiveMarksProps {
  readonly node: string;
  readonly spanMs: number;
  readonly width: number;
}

const SVG = 'http://www.w3.org/2000/svg';
const TALL = 8;

/** Arrivals on a sliding ruler: now is at its right end, what is older than its span has left it. Written by the counters themselves. */
export function LiveMarks({ node, spanMs, width }: LiveMarksProps) {
  const group = useRef<SVGGElement>(null);
  useEffect(
    () =>
      counterStore.paintArrivals(node, (arrivals, nowMs) => {
        const places = arrivals.map((atMs) => 1 - (nowMs - atMs) / spanMs).filter((at) => at >= 0);
        group.current?.replaceChildren(...places.map((at) => mark(Math.round(at * (width - 1)) + 0.5)));
      }),
    [node, spanMs, width],
  );
  return <g ref={group} />;
}

function mark(x: number): SVGLineElement {
  const line = document.createElementNS(SVG, 'line');
  line.setAttribute('data-mark', 'event');
  line.setAttribute('x1', String(x));
  line.setAttribute('x2', String(x));
  line.setAttribute('y1', '0');
  line.setAttribute('y2', String(TALL));
  return line;
}
