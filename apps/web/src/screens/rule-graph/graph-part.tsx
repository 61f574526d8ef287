import './rule-graph.css';
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import { Icon } from '../../design/icon.js';
import { StateMark } from '../../design/marks/state-mark.js';
import { graphIcon } from './graph-icon.js';
import type { GraphNode } from './graph-model.js';

export const NODE_WIDTH = 176;
export const NODE_HEIGHT = 28;

export type GraphFlowNode = Node<
  { readonly node: GraphNode; readonly chosen: boolean; readonly lit: boolean; readonly faded: boolean },
  'part'
>;

/** A rule with its state, or a round name of what rules read and write. */
export const GraphPart = memo(function GraphPart({ data }: NodeProps<GraphFlowNode>) {
  const { node, chosen, lit, faded } = data;
  return (
    <button
      type="button"
      className="rw-graph-part"
      data-kind={node.kind}
      data-lit={lit || undefined}
      data-faded={faded || undefined}
      aria-pressed={chosen}
    >
      <Handle type="target" position={Position.Left} isConnectable={false} />
      {node.rule ? <StateMark state={node.rule.state} word={false} /> : <Icon name={graphIcon(node.kind)} size={14} />}
      <span className={node.kind === 'rule' ? 'cut' : 'cut mono'}>{node.name}</span>
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </button>
  );
});
