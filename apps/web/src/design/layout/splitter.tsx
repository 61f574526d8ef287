import './splitter.css';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';

interface SplitterProps {
  readonly label: string;
  /** width of the pane at its right, in pixels */
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** undefined: back to the width that the design gives it */
  readonly onChange: (value: number | undefined) => void;
}

const STEP = 16;

/** The line between two panes: dragged, moved by arrow keys, put back by a double click or Enter. */
export function Splitter({ label, value, least, most, onChange }: SplitterProps) {
  const [dragging, setDragging] = useState(false);
  const change = (next: number) => onChange(Math.round(Math.min(Math.max(next, least), most)));
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault();
    const line = event.currentTarget;
    const startX = event.clientX;
    line.setPointerCapture(event.pointerId);
    setDragging(true);
    const onMove = (move: globalThis.PointerEvent) => change(value + startX - move.clientX);
    const onEnd = () => {
      setDragging(false);
      line.removeEventListener('pointermove', onMove);
    };
    line.addEventListener('pointermove', onMove);
    line.addEventListener('lostpointercapture', onEnd, { once: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowLeft' ? STEP : event.key === 'ArrowRight' ? -STEP : 0;
    if (by !== 0) change(value + by);
    if (event.key === 'Enter') onChange(undefined);
    if (by !== 0 || event.key === 'Enter') event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule of the platform cannot be moved
    <div
      className="rw-splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={Math.round(value)}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      data-dragging={dragging || undefined}
      onPointerDown={onPointerDown}
      onDoubleClick={() => onChange(undefined)}
      onKeyDown={onKeyDown}
    />
  );
}
