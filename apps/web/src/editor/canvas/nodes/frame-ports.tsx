import { Handle, Position } from '@xyflow/react';
import type { Ports } from '../canvas-data.js';

/** Where edges between frames begin and end; nothing is shown, the edge itself is. A window is entered from above. */
export function FramePorts({ ports, fromAbove = false }: { readonly ports: Ports; readonly fromAbove?: boolean }) {
  return (
    <>
      {ports.out && <Handle type="source" id="out" position={Position.Right} isConnectable={false} />}
      {ports.in && <Handle type="target" id="in" position={fromAbove ? Position.Top : Position.Left} isConnectable={false} />}
    </>
  );
}
