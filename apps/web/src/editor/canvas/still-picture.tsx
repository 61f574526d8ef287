import '@xyflow/react/dist/style.css';
import './canvas.css';
import { Background, BackgroundVariant, type Node, ReactFlow, type ReactFlowProps } from '@xyflow/react';
import { NO_CREDIT } from '../../design/layout/flow-credit.js';
import { GRID } from './measure.js';

/** A picture to look at: it can be moved and drawn larger, nothing in it can be changed. */
const STILL = {
  nodesDraggable: false,
  nodesConnectable: false,
  nodesFocusable: false,
  edgesFocusable: false,
  elementsSelectable: false,
  panActivationKeyCode: null,
  proOptions: NO_CREDIT,
  panOnScroll: true,
  fitView: true,
  minZoom: 0.1,
  maxZoom: 2,
} satisfies Partial<ReactFlowProps>;

type StillPictureProps<N extends Node> = Pick<
  ReactFlowProps<N>,
  'nodes' | 'edges' | 'nodeTypes' | 'edgeTypes' | 'onNodeClick' | 'onPaneClick' | 'fitViewOptions' | 'aria-label'
>;

export function StillPicture<N extends Node>(props: StillPictureProps<N>) {
  return (
    <ReactFlow<N> {...STILL} {...props}>
      <Background variant={BackgroundVariant.Dots} gap={GRID} size={1.5} />
    </ReactFlow>
  );
}
