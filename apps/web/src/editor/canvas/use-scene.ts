import { type Diagnostic, lineStarts } from '@rulewright/core';
import { useMemo } from 'react';
import { useEditorState } from '../editor-context.js';
import { flowEdges, flowNodes } from './flow-nodes.js';
import type { FrameBox } from './layout.js';
import { layoutFrame } from './layout-frame.js';
import { placeFrames } from './place-frames.js';

const NO_EDGES: readonly never[] = [];
const NO_PROBLEMS: ReadonlyMap<string, readonly Diagnostic[]> = new Map();

/** Frames with sizes and places, and what React Flow makes of them; anew for every analysis, never for a selection. */
export function useScene() {
  const analysis = useEditorState((state) => state.analysis);
  const places = useEditorState((state) => state.places);
  return useMemo(() => {
    const diagram = analysis?.diagram;
    const problems = analysis?.problemsByNode ?? NO_PROBLEMS;
    const wrong = wrongIn(problems);
    const boxes: readonly FrameBox[] = diagram?.frames.map((frame) => layoutFrame(frame, wrong)) ?? [];
    const scene = {
      frames: boxes,
      places: placeFrames(boxes, diagram?.edges ?? NO_EDGES, places),
      edges: diagram?.edges ?? NO_EDGES,
      lineStarts: analysis?.lineStarts ?? lineStarts(''),
      problems,
    };
    return {
      boxes,
      framePlaces: scene.places,
      nodes: flowNodes(scene),
      edges: flowEdges(scene),
      empty: analysis !== undefined && boxes.length === 0,
    };
  }, [analysis, places]);
}

/** Nodes whose worst problem is an error. */
function wrongIn(problems: ReadonlyMap<string, readonly Diagnostic[]>): ReadonlySet<string> {
  return new Set([...problems].filter(([, found]) => found[0]?.severity === 'error').map(([id]) => id));
}
