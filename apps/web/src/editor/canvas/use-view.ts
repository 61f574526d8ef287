import { useStore as useFlowStore, useReactFlow } from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import { useEditor, useEditorState } from '../editor-context.js';
import type { CanvasNode } from './canvas-data.js';
import { initialView } from './initial-view.js';
import { isCornerFree } from './map-corner.js';

/** A part that was just made is in the page some frames later. */
const MOST_TRIES = 8;

/**
 * Once the rule is drawn for the first time, it is brought into sight; afterwards the view is the person's.
 *
 * @returns whether the corner where the map stands is free in that first view
 */
export function useFirstLook(nodes: readonly CanvasNode[]): boolean {
  const [cornerIsFree, setCornerIsFree] = useState(false);
  const flow = useReactFlow();
  const width = useFlowStore((state) => state.width);
  const height = useFlowStore((state) => state.height);
  const looked = useRef(false);
  useEffect(() => {
    const outer = nodes.filter(({ type }) => type === 'frame' || type === 'frame-group');
    if (looked.current || outer.length === 0 || width === 0) return;
    looked.current = true;
    const sized = outer.map((node) => ({ id: node.id, width: node.width ?? 0, height: node.height ?? 0 }));
    const places = new Map(outer.map((node) => [node.id, node.position]));
    const view = initialView(sized, places, { width, height });
    setCornerIsFree(isCornerFree(sized, places, { view, pane: { width, height } }));
    void flow.setViewport(view);
  }, [flow, nodes, width, height]);
  return cornerIsFree;
}

/** Brings what another pane or an edit asked for into sight, and gives it the focus if it was asked for by key. */
export function useReveal(): void {
  const reveal = useEditorState((state) => state.reveal);
  const editor = useEditor();
  const flow = useReactFlow();
  useEffect(() => {
    const id = editor.state.selected;
    if (reveal?.pane !== 'canvas' || id === undefined) return;
    let frame: number | undefined;
    const show = (triesLeft: number) => {
      const element = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
      if (element === null && triesLeft > 0) {
        frame = requestAnimationFrame(() => show(triesLeft - 1));
        return;
      }
      if (reveal.focus) element?.focus({ preventScroll: true });
      if (!element || !isInSight(element)) void flow.fitView({ nodes: [{ id }], maxZoom: flow.getZoom(), duration: 180 });
    };
    show(MOST_TRIES);
    return () => {
      if (frame !== undefined) cancelAnimationFrame(frame);
    };
  }, [reveal, editor, flow]);
}

function isInSight(element: HTMLElement): boolean {
  const pane = element.closest('.react-flow')?.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  return pane !== undefined && box.left >= pane.left && box.right <= pane.right && box.top >= pane.top && box.bottom <= pane.bottom;
}
