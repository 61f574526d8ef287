import type { DragEvent } from 'react';
import { letGo, takeUp } from '../drawing/draft-store.js';
import { useEditor } from '../editor-context.js';
import { laySample, type Sample } from './sample-store.js';

const SAMPLE_TYPE = 'application/x-rulewright-sample';

/** What makes an event that came one that can be dragged onto the canvas: where it is let go, it is asked what of it shall be read. */
export function useSampleDrag() {
  const { mayNotEdit } = useEditor();
  return (sample: Sample) =>
    ({
      draggable: mayNotEdit === undefined,
      'aria-disabled': mayNotEdit !== undefined,
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.setData(SAMPLE_TYPE, sample.type);
        event.dataTransfer.effectAllowed = 'copy';
        takeUp({
          label: sample.type,
          editAt: (at) => ({ kind: 'place-source', name: sample.type, ...(at === undefined ? {} : { at }) }),
          land: ({ at, spot, point }) => laySample({ sample, at, spot, point }),
        });
      },
      onDragEnd: letGo,
    }) as const;
}
