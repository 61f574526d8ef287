import { MiniMap, useStore as useFlowStore } from '@xyflow/react';
import type { Place } from '../document/place.js';
import type { Area } from './fit-zoom.js';

/** A map of the whole, while not all of it is in sight. */
export function CanvasMap({ bounds }: { readonly bounds: Place & Area }) {
  const beyond = useFlowStore(({ transform: [x, y, zoom], width, height }) => {
    const [left, top] = [bounds.x * zoom + x, bounds.y * zoom + y];
    return left < 0 || top < 0 || left + bounds.width * zoom > width || top + bounds.height * zoom > height;
  });
  if (!beyond) return null;
  return (
    <MiniMap
      pannable
      zoomable
      nodeColor={(node) => (node.type === 'frame' ? 'color-mix(in srgb, var(--line-3) 60%, transparent)' : 'transparent')}
      nodeStrokeColor="transparent"
      bgColor="var(--bg-2)"
      maskColor="color-mix(in srgb, var(--bg-4) 60%, transparent)"
      maskStrokeColor="var(--you)"
    />
  );
}
