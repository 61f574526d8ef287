import { useReactFlow } from '@xyflow/react';
import { type DragEvent, useCallback, useMemo } from 'react';
import { GRID } from '../canvas/measure.js';
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
  const flow = useReactFlow();
  const draw = useDrawing();
  return useCallback(
    (at) => {
      const { draft } = draftStore.getState();
      const over = partAt(at);
      letGo();
      if (draft === undefined || over === undefined) return;
      const edit = draft.editAt(over === '' ? undefined : over);
      if (edit === undefined) return;
      const { x, y } = flow.screenToFlowPosition(at);
      const place: Place | undefined = over === '' ? { x: Math.round(x / GRID) * GRID, y: Math.round(y / GRID) * GRID } : undefined;
      void draw(edit, { place });
    },
    [flow, draw],
  );
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
