import type { CanvasNode } from './canvas-data.js';
import { groupBoxes } from './group-boxes.js';

/** Groups for React Flow: below everything, and only their heads can be hit. */
export function groupNodes(...given: Parameters<typeof groupBoxes>): readonly CanvasNode[] {
  return groupBoxes(...given).map((box) => ({
    id: `group:${box.group.id}`,
    type: 'frame-group',
    position: { x: box.x, y: box.y },
    width: box.width,
    height: box.height,
    zIndex: -1,
    dragHandle: '.rw-group-head',
    style: { pointerEvents: 'none' },
    data: { box },
  }));
}
