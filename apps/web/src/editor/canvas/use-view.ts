import { type ReactFlowInstance, useStore as useFlowStore, useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import { useEditor, useEditorState } from '../editor-context.js';
import type { CanvasNode } from './canvas-data.js';
import type { Area } from './fit-zoom.js';
import { initialView } from './initial-view.js';
import { isCornerFree } from './map-corner.js';
import { panIntoSight } from './pan-into-sight.js';

/** A part that was just made is in the page some frames later. */
const MOST_TRIES = 8;

/**
 * Once the rule is drawn for the first time, it is brought into sight; afterwards the view is the person's. What is dropped onto an empty
 * canvas stays where it was dropped.
 *
 * @param empty  the rule is known to have no statement
 * @returns whether the corner where the map stands is free in that first view
 */
export function useFirstLook(nodes: readonly CanvasNode[], empty: boolean): boolean {
  const [cornerIsFree, setCornerIsFree] = useState(false);
  const flow = useReactFlow();
  const editor = useEditor();
  const wasEmpty = useRef(false);
  const width = useFlowStore((state) => state.width);
  const height = useFlowStore((state) => state.height);
  const looked = useRef(false);
  useEffect(() => {
    const outer = nodes.filter(({ type }) => type === 'frame' || type === 'frame-group');
    wasEmpty.current ||= empty;
    if (looked.current || outer.length === 0 || width === 0) return;
    looked.current = true;
    const sized = outer.map((node) => ({ id: node.id, width: node.width ?? 0, height: node.height ?? 0 }));
    const places = new Map(outer.map((node) => [node.id, node.position]));
    const dropped = wasEmpty.current && outer.every(({ id }) => editor.state.places.has(id));
    const view = dropped ? flow.getViewport() : initialView(sized, places, { width, height });
    setCornerIsFree(isCornerFree(sized, places, { view, pane: { width, height } }));
    if (!dropped) void flow.setViewport(view);
  }, [flow, editor, nodes, empty, width, height]);
  return cornerIsFree;
}

const PAN_MS = 180;

/** Brings what another pane or an edit asked for into sight, the view moved no further than needed, and gives it the focus if it was asked for by key. */
export function useReveal(): void {
  const reveal = useEditorState((state) => state.reveal);
  const editor = useEditor();
  const flow = useReactFlow();
  const pane = useStoreApi();
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
      panTo(flow, id, pane.getState());
    };
    show(MOST_TRIES);
    return () => {
      if (frame !== undefined) cancelAnimationFrame(frame);
    };
  }, [reveal, editor, flow, pane]);
}

function panTo(flow: ReactFlowInstance, id: string, pane: Area): void {
  const node = flow.getInternalNode(id);
  if (node === undefined) return;
  const { x, y, zoom } = flow.getViewport();
  const { x: left, y: top } = node.internals.positionAbsolute;
  const [width, height] = [(node.width ?? 0) * zoom, (node.height ?? 0) * zoom];
  const by = panIntoSight({ x: left * zoom + x, y: top * zoom + y, width, height }, pane);
  if (by.x !== 0 || by.y !== 0) void flow.setViewport({ x: x + by.x, y: y + by.y, zoom }, { duration: PAN_MS });
}
