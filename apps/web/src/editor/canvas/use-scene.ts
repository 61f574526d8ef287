import { type Diagnostic, lineStarts } from '@rulewright/core';
import type { ModuleEdge, Note } from '@rulewright/diagram';
import { useStore as useFlowStore } from '@xyflow/react';
import { useMemo, useState } from 'react';
import type { Places } from '../document/place.js';
import { useEditorState } from '../editor-context.js';
import type { CanvasNode } from './canvas-data.js';
import type { Area } from './fit-zoom.js';
import { flowEdges, flowNodes } from './flow-nodes.js';
import type { FrameBox } from './layout.js';
import { layoutFrame } from './layout-frame.js';
import { type NoteBox, noteBoxes, noteRoom } from './note-layout.js';
import { placeFrames } from './place-frames.js';

const NO_EDGES: readonly never[] = [];
const NO_NOTES: readonly never[] = [];
const NO_PROBLEMS: ReadonlyMap<string, readonly Diagnostic[]> = new Map();

/** Frames with sizes and places, and what React Flow makes of them; anew for every analysis, never for a selection. */
export function useScene() {
  const analysis = useEditorState((state) => state.analysis);
  const places = useEditorState((state) => state.places);
  const pane = useFirstPane();
  return useMemo(() => {
    const diagram = analysis?.diagram;
    const problems = analysis?.problemsByNode ?? NO_PROBLEMS;
    const wrong = wrongIn(problems);
    const boxes: readonly FrameBox[] = diagram?.frames.map((frame) => layoutFrame(frame, wrong)) ?? [];
    const notes = analysis?.notes ?? NO_NOTES;
    const scene = {
      frames: boxes,
      places: placesWithNotes({ boxes, notes, edges: diagram?.edges ?? NO_EDGES, kept: places, pane }),
      edges: diagram?.edges ?? NO_EDGES,
      lineStarts: analysis?.lineStarts ?? lineStarts(''),
      problems,
    };
    return {
      boxes,
      framePlaces: scene.places,
      notes,
      nodes: [...flowNodes(scene), ...noteBoxes(notes, boxes, scene.places).map(noteNode)],
      edges: flowEdges(scene),
      empty: analysis !== undefined && boxes.length === 0,
    };
  }, [analysis, places, pane]);
}

/** The size of the canvas when it is first seen: a pane that is drawn larger or smaller later moves no frame. */
function useFirstPane(): Area | undefined {
  const width = useFlowStore((state) => state.width);
  const height = useFlowStore((state) => state.height);
  const [first, setFirst] = useState<Area>();
  if (first === undefined && width > 0 && height > 0) setFirst({ width, height });
  return first;
}

interface Placing {
  readonly boxes: readonly FrameBox[];
  readonly notes: readonly Note[];
  readonly edges: readonly ModuleEdge[];
  readonly kept: Places;
  readonly pane: Area | undefined;
}

/** Frames that the layout places leave room for the notes above them. */
function placesWithNotes({ boxes, notes, edges, kept, pane }: Placing): Places {
  if (notes.length === 0) return placeFrames(boxes, edges, kept, pane);
  const rooms = new Map(boxes.map((box) => [box.id, noteRoom(notes, box)]));
  const roomOf = (id: string) => (kept.has(id) ? 0 : (rooms.get(id) ?? 0));
  const sized = boxes.map(({ id, width, height }) => ({ id, width, height: height + roomOf(id) }));
  return new Map([...placeFrames(sized, edges, kept, pane)].map(([id, { x, y }]) => [id, { x, y: y + roomOf(id) }]));
}

function noteNode(box: NoteBox): CanvasNode {
  const { note, frame, x, y, width, height } = box;
  const common = { id: note.id, type: 'note' as const, position: { x, y }, width, height, draggable: false, data: { box } };
  return frame === undefined ? common : { ...common, parentId: frame };
}

/** Nodes whose worst problem is an error. */
function wrongIn(problems: ReadonlyMap<string, readonly Diagnostic[]>): ReadonlySet<string> {
  return new Set([...problems].filter(([, found]) => found[0]?.severity === 'error').map(([id]) => id));
}
