import '../canvas.css';
import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getSmoothStepPath } from '@xyflow/react';
import { formatRate } from '../../../texts/format.js';
import { texts } from '../../../texts/texts.js';
import type { CanvasEdge } from '../canvas-data.js';
import { LiveText } from '../nodes/live-text.js';

const writeRate = (counter: { readonly perSecond: number }) => formatRate(counter.perSecond);

/** Right angles with round corners, from the place of an edge. */
function pathOf(edge: EdgeProps<CanvasEdge>) {
  const { sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition } = edge;
  return getSmoothStepPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, borderRadius: 8, offset: 16 });
}

/** Rows of one statement go into a stream that another reads. The stream and its rate stand beside the line. */
export function InsertEdge(props: EdgeProps<CanvasEdge>) {
  const [path, middleX] = pathOf(props);
  // in the free lane beside the line, near where it begins: never on a node
  const labelY = props.sourceY + (props.targetY < props.sourceY ? -22 : 22);
  return (
    <>
      <BaseEdge path={path} {...(props.markerEnd ? { markerEnd: props.markerEnd } : {})} />
      <path d={`M${props.sourceX} ${props.sourceY - 4}v8`} stroke="var(--line-3)" strokeWidth={1.5} />
      <EdgeLabelRenderer>
        <div className="rw-edge-label" style={{ transform: `translate(8px, -50%) translate(${middleX}px, ${labelY}px)` }}>
          {texts.canvas.insertInto} <span className="mono">{props.data?.subject}</span>
          <LiveText node={props.data?.fromNode ?? ''} className="mono" write={writeRate} />
        </div>
      </EdgeLabelRenderer>
    </>
  );
}

/** A statement reads or changes a named window: a double line in the colour of windows. */
export function WindowEdge(props: EdgeProps<CanvasEdge>) {
  const [path] = pathOf(props);
  return (
    <>
      <BaseEdge
        path={path}
        style={{ stroke: 'var(--f-window)', strokeWidth: 4 }}
        {...(props.markerEnd ? { markerEnd: props.markerEnd } : {})}
      />
      <BaseEdge path={path} style={{ stroke: 'var(--bg-0)', strokeWidth: 2 }} interactionWidth={0} />
    </>
  );
}
