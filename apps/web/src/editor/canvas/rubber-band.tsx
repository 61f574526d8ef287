import './canvas.css';
import { useReactFlow } from '@xyflow/react';
import { type PointerEvent, useState } from 'react';
import { useEditor } from '../editor-context.js';
import type { CanvasNode } from './canvas-data.js';
import { usePointerDrag } from './use-pointer-drag.js';

interface Band {
  readonly fromX: number;
  readonly fromY: number;
  readonly toX: number;
  readonly toY: number;
}

/** Shift and a drag over the empty canvas draw a band; the statements that it touches are selected together. */
export function useRubberBand(nodes: readonly CanvasNode[]) {
  const editor = useEditor();
  const flow = useReactFlow();
  const follow = usePointerDrag();
  const [band, setBand] = useState<Band>();
  const onPointerDownCapture = (event: PointerEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    if (!event.shiftKey || event.button !== 0 || !target.classList.contains('react-flow__pane')) return;
    event.preventDefault();
    event.stopPropagation();
    const pane = event.currentTarget;
    const { left, top } = pane.getBoundingClientRect();
    let last: Band = { fromX: event.clientX, fromY: event.clientY, toX: event.clientX, toY: event.clientY };
    const onMove = (move: globalThis.PointerEvent) => {
      last = { ...last, toX: move.clientX, toY: move.clientY };
      setBand({ fromX: last.fromX - left, fromY: last.fromY - top, toX: last.toX - left, toY: last.toY - top });
    };
    const onDrop = () => {
      setBand(undefined);
      const from = flow.screenToFlowPosition({ x: Math.min(last.fromX, last.toX), y: Math.min(last.fromY, last.toY) });
      const to = flow.screenToFlowPosition({ x: Math.max(last.fromX, last.toX), y: Math.max(last.fromY, last.toY) });
      const touched = nodes.filter(
        ({ type, position: { x, y }, width = 0, height = 0 }) =>
          type === 'frame' && x <= to.x && y <= to.y && x + width >= from.x && y + height >= from.y,
      );
      editor.selectAll(touched.map((node) => node.id));
    };
    follow({ onMove, onDrop, onCancel: () => setBand(undefined) });
  };
  return { band: band && <BandBox band={band} />, onPointerDownCapture };
}

function BandBox({ band: { fromX, fromY, toX, toY } }: { readonly band: Band }) {
  return (
    <div
      className="rw-canvas-band"
      style={{ left: Math.min(fromX, toX), top: Math.min(fromY, toY), width: Math.abs(toX - fromX), height: Math.abs(toY - fromY) }}
    />
  );
}
