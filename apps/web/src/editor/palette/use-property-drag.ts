import type { DiagramEdit } from '@rulewright/diagram';
import type { DragEvent } from 'react';
import type { IndexedNode } from '../document/diagram-index.js';
import { letGo, takeUp } from '../drawing/draft-store.js';
import { useEditor } from '../editor-context.js';

/** What makes a property of the type tree one that can be dragged: onto Select it is a column, onto a key one more, else a condition. */
export function usePropertyDrag() {
  const editor = useEditor();
  return (property: string) =>
    ({
      draggable: editor.mayNotEdit === undefined,
      'aria-disabled': editor.mayNotEdit !== undefined,
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.setData('text/plain', property);
        event.dataTransfer.effectAllowed = 'copy';
        takeUp({
          label: property,
          editAt: (id) => {
            const node = id === undefined ? undefined : editor.state.analysis?.index.get(id);
            return node && propertyEdit(node, property);
          },
        });
      },
      onDragEnd: letGo,
    }) as const;
}

/** What a property means where it is let go. */
function propertyEdit({ id, part, frame }: IndexedNode, property: string): DiagramEdit {
  const kind = part !== frame && 'kind' in part ? part.kind : undefined;
  switch (kind) {
    case 'select':
    case 'insert-into':
    case 'alert':
      return { kind: 'add-column', id, column: property };
    case 'group': {
      const keys = 'argument' in part ? part.argument : undefined;
      return { kind: 'set-clause', id, clause: 'group-by', text: [keys, property].filter(Boolean).join(', ') };
    }
    case 'order':
      return { kind: 'set-clause', id, clause: 'order-by', text: property };
    default:
      return { kind: 'add-condition', id, predicate: `${property} is not null` };
  }
}
