import type { Tool } from '@rulewright/diagram';
import type { DragEvent } from 'react';
import { letGo, takeUp } from '../drawing/draft-store.js';
import { useEditor } from '../editor-context.js';

const TOOL_TYPE = 'application/x-rulewright-tool';

/** What makes an element of the palette one that can be dragged onto the canvas, by who may edit. */
export function useToolDrag({ id, name }: Pick<Tool, 'id' | 'name'>) {
  const { mayNotEdit } = useEditor();
  return {
    draggable: mayNotEdit === undefined,
    'aria-disabled': mayNotEdit !== undefined,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.setData(TOOL_TYPE, id);
      event.dataTransfer.effectAllowed = 'copy';
      takeUp({ label: name, editAt: (at) => ({ kind: 'place', tool: id, ...(at === undefined ? {} : { at }) }) });
    },
    onDragEnd: letGo,
  } as const;
}
