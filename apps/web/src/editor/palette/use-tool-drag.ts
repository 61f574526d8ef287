import type { Tool } from '@rulewright/diagram';
import type { DragEvent } from 'react';
import { letGo, takeUp } from '../drawing/draft-store.js';

const TOOL_TYPE = 'application/x-rulewright-tool';

/** What makes an element of the palette one that can be dragged onto the canvas. */
export function useToolDrag({ id, name }: Pick<Tool, 'id' | 'name'>) {
  return {
    draggable: true,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.setData(TOOL_TYPE, id);
      event.dataTransfer.effectAllowed = 'copy';
      takeUp({ label: name, editAt: (at) => ({ kind: 'place', tool: id, ...(at === undefined ? {} : { at }) }) });
    },
    onDragEnd: letGo,
  } as const;
}
