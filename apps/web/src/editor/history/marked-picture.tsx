import '../canvas/families.css';
import './history.css';
import { lineStarts } from '@rulewright/core';
import type { ModuleDiagram } from '@rulewright/diagram';
import { useQuery } from '@tanstack/react-query';
import { ReactFlowProvider } from '@xyflow/react';
import { useContext, useMemo } from 'react';
import { Loading } from '../../design/states/loading.js';
import { texts } from '../../texts/texts.js';
import type { CanvasNode } from '../canvas/canvas-data.js';
import { flowEdges, flowNodes } from '../canvas/flow-nodes.js';
import { EDGE_TYPES, NODE_TYPES } from '../canvas/flow-types.js';
import { layoutFrame } from '../canvas/layout-frame.js';
import { placeFrames } from '../canvas/place-frames.js';
import { StillPicture } from '../canvas/still-picture.js';
import { LanguageContext } from '../editor-context.js';
import { type Change, markedParts } from './marked-parts.js';

/** A text with its picture. */
export interface Drawn {
  readonly text: string;
  readonly diagram: ModuleDiagram;
}

interface MarkedPictureProps {
  /** undefined while it is drawn */
  readonly before: Drawn | undefined;
  readonly after: Drawn | undefined;
}

/** The newer text as a picture: what is new or changed stands out, statements that are gone stand beside it. */
export function MarkedPicture({ before, after }: MarkedPictureProps) {
  const nodes = useMemo(() => (before && after ? markedNodes(before, after) : undefined), [before, after]);
  if (nodes === undefined) return <Loading rows={4} />;
  const counts = (change: Change) => nodes.marks.filter(([, mark]) => mark === change).length;
  return (
    <ReactFlowProvider>
      <section
        className="rw-canvas rw-history-picture"
        aria-label={`${counts('added')} ${texts.history.changes.added}, ${counts('changed')} ${texts.history.changes.changed}, ${counts('removed')} ${texts.history.changes.removed}`}
      >
        <StillPicture<CanvasNode>
          nodes={nodes.nodes as CanvasNode[]}
          edges={nodes.edges as never[]}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          fitViewOptions={{ maxZoom: 1 }}
        />
      </section>
    </ReactFlowProvider>
  );
}

/** The picture of a text, once it is drawn. */
export function useDrawn(text: string | undefined): Drawn | undefined {
  const language = useContext(LanguageContext);
  const picture = useQuery({
    queryKey: ['picture', text],
    enabled: language !== undefined && text !== undefined,
    queryFn: () => language?.ask('picture', text ?? NONE) ?? null,
  });
  return useMemo(
    () => (text === undefined || !picture.data ? undefined : { text, diagram: picture.data.diagram }),
    [text, picture.data],
  );
}

const NONE = '';

function markedNodes(before: Drawn, after: Drawn) {
  const marks = markedParts(before, after);
  const gone = before.diagram.frames.filter((frame) => marks.get(frame.id) === 'removed');
  const frames = [...after.diagram.frames, ...gone].map((frame) => layoutFrame(frame));
  const { edges } = after.diagram;
  const scene = {
    frames,
    places: placeFrames(frames, edges, new Map()),
    edges,
    lineStarts: lineStarts(after.text),
    problems: new Map(),
  };
  const isGone = new Set(gone.map((frame) => frame.id));
  const nodes = flowNodes(scene).map((node): CanvasNode => {
    const root = frames.find((frame) => node.id === frame.id || node.id.startsWith(`${frame.id}/`))?.id ?? NONE;
    const mark = isGone.has(root) ? 'removed' : marks.get(node.id);
    return { ...node, className: mark ? `rw-mark-${mark}` : '' } as CanvasNode;
  });
  return { nodes, edges: flowEdges(scene), marks: [...marks] };
}
