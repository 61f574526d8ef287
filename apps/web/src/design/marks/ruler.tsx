import './ruler.css';
import type { ReactNode } from 'react';
import { rulerDivisions, rulerTicks } from './ruler-geometry.js';

interface RulerProps {
  /** what the ruler measures, in milliseconds; 0 for a count of rows */
  readonly spanMs: number;
  readonly width: number;
  readonly from: string;
  readonly to: string;
  /** places of events, 0 (left end) to 1 (right end) */
  readonly marks?: readonly number[];
  /** the elapsed or silent part, from the left, 0 to 1 */
  readonly elapsed?: number;
  /** further marks in the ruler's own units, drawn above its ticks */
  readonly children?: ReactNode;
}

const HEIGHT = 12;

/** Time drawn to scale: ticks on a base, events as marks above them, the elapsed part tinted up to its cut. */
export function Ruler({ spanMs, width, from, to, marks = [], elapsed, children }: RulerProps) {
  const ticks = rulerTicks(width, rulerDivisions(spanMs, width));
  const cut = elapsed === undefined ? undefined : Math.round(elapsed * (width - 1)) + 0.5;
  return (
    <span className="rw-ruler">
      <span>{from}</span>
      <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden>
        {cut !== undefined && <rect x={0} y={1} width={cut} height={HEIGHT - 1} />}
        <line x1={0} x2={width} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
        {ticks.map(({ x, height }) => (
          <line key={x} x1={x} x2={x} y1={HEIGHT - height} y2={HEIGHT} />
        ))}
        {marks.map((at) => (
          <line key={at} data-mark="event" x1={at * (width - 1) + 0.5} x2={at * (width - 1) + 0.5} y1={0} y2={HEIGHT - 4} />
        ))}
        {children}
        {cut !== undefined && <line data-mark="cut" x1={cut} x2={cut} y1={0} y2={HEIGHT} />}
      </svg>
      <span>{to}</span>
    </span>
  );
}
