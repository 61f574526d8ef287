import { useReactFlow } from '@xyflow/react';
import { type DragEvent, useCallback, useMemo } from 'react';
import type { CanvasNode } from '../canvas/canvas-data.js';
import { GRID } from '../canvas/measure.js';
import { spotAt } from '../canvas/settle-frame.js';
import { standing } from '../canvas/use-frame-drag.js';
import type { Place } from '../document/place.js';
import { draftStore, letGo, type Point } from './draft-store.js';
import { useDrawing } from './use-drawing.js';

/** The part of the picture at a place of the screen: its id, `''` for the empty canvas, undefined off the canvas. */
export function partAt({ x, y }: Point): string | undefined {
  const element = document.elementFromPoint(x, y);
  if (!element?.closest('.rw-canvas')) return undefined;
  return element.closest<HTMLElement>('.react-flow__node')?.dataset['id'] ?? '';
}

/** Ends what is carried at a place of the screen: the edit is made, or its reason stays to be read. */
export function useLanding(): (at: Point) => void {
  const flow = useReactFlow<CanvasNode>();
  const draw = useDrawing();
  return useCallback(
    (point) => {
      const { draft, verdicts } = draftStore.getState();
      const over = partAt(point);
      letGo();
      if (draft === undefined || over === undefined) return;
      const at = over === '' ? undefined : over;
      const spot =
        at === undefined ? spotAt(onGrid(flow.screenToFlowPosition(point)), new Map(standing(flow.getNodes()))) : undefined;
      // what cannot be put there is drawn all the same, so that the reason stays to be read
      const asks = verdicts.get(over)?.kind !== 'refused' ? draft.land : undefined;
      const edit = draft.editAt(at);
      if (asks) asks({ at, spot, point });
      else if (edit) void draw(edit, { spot });
    },
    [flow, draw],
  );
}

function onGrid({ x, y }: Point): Place {
  return { x: Math.round(x / GRID) * GRID, y: Math.round(y / GRID) * GRID };
}

/** What the canvas does with a tool that is dragged over it. */
export function useCanvasDrop() {
  const land = useLanding();
  return useMemo(
    () => ({
      onDragOver: (event: DragEvent) => {
        if (draftStore.getState().draft === undefined) return;
        event.preventDefault();
        const pointer = { x: event.clientX, y: event.clientY };
        draftStore.setState({ pointer, over: partAt(pointer) });
      },
      onDragLeave: (event: DragEvent) => {
        const into = event.relatedTarget;
        if (!(into instanceof Node && event.currentTarget.contains(into))) draftStore.setState({ over: undefined });
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        land({ x: event.clientX, y: event.clientY });
      },
    }),
    [land],
  );
}
