import '../canvas.css';
import { BaseEdge, EdgeLabelRenderer, type EdgeProps, Position } from '@xyflow/react';
import { useState } from 'react';
import { texts } from '../../../texts/texts.js';
import type { CanvasEdge } from '../canvas-data.js';
import { LiveText, rateText } from '../nodes/live-text.js';
import { overheadRoute, roundedPath, sidewaysRoute } from './rounded-path.js';
import { RouteMemo } from './route-memo.js';

function sidewaysOf(data: CanvasEdge['data']) {
  return data ? { toHead: data.toFrameHead, lane: data.lane } : {};
}

function useRoute(edge: EdgeProps<CanvasEdge>) {
  const [memo] = useState(() => new RouteMemo());
  const from = { x: edge.sourceX, y: edge.sourceY };
  const to = { x: edge.targetX, y: edge.targetY };
  const simple = edge.targetPosition === Position.Top ? overheadRoute(from, to) : sidewaysRoute(from, to, sidewaysOf(edge.data));
  return edge.data ? memo.route(simple, edge.data) : simple;
}

/** Rows of one statement go into a stream that another reads. The stream and its rate stand in the gap under the frame, never on a node. */
export function InsertEdge(props: EdgeProps<CanvasEdge>) {
  const route = useRoute(props);
  const labelY = props.sourceY + (props.data?.toFrameEnd ?? 0) + 3;
  return (
    <>
      <BaseEdge path={roundedPath(route)} {...(props.markerEnd ? { markerEnd: props.markerEnd } : {})} />
      <path d={`M${props.sourceX} ${props.sourceY - 4}v8`} stroke="var(--line-3)" strokeWidth={1.5} />
      <EdgeLabelRenderer>
        <div className="rw-edge-label" style={{ transform: `translate(-100%, 0) translate(${props.sourceX + 6}px, ${labelY}px)` }}>
          {texts.canvas.insertInto} <span className="mono">{props.data?.subject}</span>
          <LiveText node={props.data?.fromFrame ?? ''} className="mono" write={rateText} />
        </div>
      </EdgeLabelRenderer>
    </>
  );
}

/** A statement reads or changes a named window: a double line in the colour of windows. */
export function WindowEdge(props: EdgeProps<CanvasEdge>) {
  const path = roundedPath(useRoute(props));
  return (
    <>
      <BaseEdge path={path} style={{ stroke: 'var(--f-window)', strokeWidth: 3.5 }} />
      <BaseEdge path={path} style={{ stroke: 'var(--bg-0)', strokeWidth: 1.5 }} interactionWidth={0} />
      <path d={arrowAt(props)} fill="none" stroke="var(--f-window)" strokeWidth={1.25} />
    </>
  );
}

/** An open arrow where the edge ends: down into a node, or right. */
function arrowAt({ targetX: x, targetY: y, targetPosition }: EdgeProps<CanvasEdge>): string {
  return targetPosition === Position.Top
    ? `M${x - 5} ${y - 6}L${x} ${y}L${x + 5} ${y - 6}`
    : `M${x - 6} ${y - 5}L${x} ${y}L${x - 6} ${y + 5}`;
}
