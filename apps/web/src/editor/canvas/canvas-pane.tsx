import '@xyflow/react/dist/style.css';
import './canvas.css';
import './families.css';
import './selected.css';
import { type Diagnostic, lineStarts } from '@rulewright/core';
import {
  Background,
  BackgroundVariant,
  MiniMap,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  useStore as useFlowStore,
  useReactFlow,
} from '@xyflow/react';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { EmptyState } from '../../design/states/empty-state.js';
import { texts } from '../../texts/texts.js';
import { useEditor, useEditorState } from '../editor-context.js';
import type { CanvasNode } from './canvas-data.js';
import { nextInCanvas } from './canvas-keys.js';
import { CanvasZoom } from './canvas-zoom.js';
import { describeNode } from './describe-node.js';
import { InsertEdge, WindowEdge } from './edges/module-edge.js';
import { flowEdges, flowNodes, type Place } from './flow-nodes.js';
import { initialView } from './initial-view.js';
import type { FrameBox } from './layout.js';
import { layoutFrame } from './layout-frame.js';
import { GRID } from './measure.js';
import { BlockNode } from './nodes/block-node.js';
import { BranchNode } from './nodes/branch-node.js';
import { FrameNode } from './nodes/frame-node.js';
import { LaneNode } from './nodes/lane-node.js';
import { ScopeNode } from './nodes/scope-node.js';
import { placeFrames } from './place-frames.js';

const NODE_TYPES = { frame: FrameNode, node: BlockNode, scope: ScopeNode, lane: LaneNode, branch: BranchNode };
const EDGE_TYPES = { insert: InsertEdge, window: WindowEdge };
const NO_EDGES: readonly never[] = [];
const NO_PROBLEMS: ReadonlyMap<string, readonly Diagnostic[]> = new Map();
/** From here on a map of the whole helps. */
const MINIMAP_FROM = 30;
const FAR_ZOOM = 0.4;

interface CanvasPaneProps {
  /** places that frames were put at by hand */
  readonly places: ReadonlyMap<string, Place>;
  readonly onPlaces: (places: ReadonlyMap<string, Place>) => void;
}

/** The rule as a picture. It follows the text; frames can be moved, whatever is selected is selected in the text too. */
export function CanvasPane(props: CanvasPaneProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ places, onPlaces }: CanvasPaneProps) {
  const editor = useEditor();
  const selected = useEditorState((state) => state.selected);
  const { boxes, framePlaces, nodes: unselected, edges, empty } = useScene(places);
  const [dragged, setDragged] = useState<Place & { readonly id: string }>();
  const nodes = useMemo(() => withState(unselected, selected, dragged), [unselected, selected, dragged]);
  const far = useFlowStore((state) => state.transform[2] < FAR_ZOOM);
  useFirstLook(boxes, framePlaces);
  useReveal();

  const onNodesChange = useCallback(
    (changes: readonly NodeChange<CanvasNode>[]) => {
      for (const change of changes) {
        if (change.type === 'position' && change.position) {
          setDragged(change.dragging ? { id: change.id, ...change.position } : undefined);
          if (!change.dragging) onPlaces(new Map([...currentPlaces(unselected), [change.id, change.position]]));
        }
      }
    },
    [onPlaces, unselected],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextInCanvas(event.key, selected, editor.state.analysis?.index);
    if (next.kind === 'none') return;
    event.preventDefault();
    event.stopPropagation();
    if (next.kind === 'text') editor.select(selected, { reveal: 'text', focus: true });
    else editor.select(next.id, { reveal: 'canvas', focus: true });
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the parts of the picture inside take the focus; their arrow keys are handled here
    <div className="rw-canvas" data-far={far || undefined} onKeyDown={onKeyDown}>
      <ReactFlow<CanvasNode>
        nodes={nodes as CanvasNode[]}
        edges={edges as never[]}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={onNodesChange}
        onNodeClick={(_, node) => editor.select(node.id, { reveal: 'text' })}
        onPaneClick={() => editor.select(undefined)}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        panActivationKeyCode={null}
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        zoomActivationKeyCode={null}
        zoomOnDoubleClick={false}
        panOnScroll
        minZoom={0.1}
        maxZoom={2}
        snapToGrid
        snapGrid={[GRID, GRID]}
        onlyRenderVisibleElements={unselected.length > 200}
        attributionPosition="bottom-left"
        aria-label={texts.canvas.label}
      >
        <Background variant={BackgroundVariant.Dots} gap={GRID} size={1.5} />
        {unselected.length >= MINIMAP_FROM && <CanvasMap />}
      </ReactFlow>
      <CanvasZoom boxes={boxes} onPlaces={onPlaces} />
      {empty && (
        <div className="rw-canvas-empty">
          <EmptyState title={texts.canvas.emptyTitle} reason={texts.canvas.emptyReason} />
        </div>
      )}
    </div>
  );
}

/** Frames with sizes and places, and what React Flow makes of them; anew for every analysis, never for a selection. */
function useScene(places: ReadonlyMap<string, Place>) {
  const analysis = useEditorState((state) => state.analysis);
  return useMemo(() => {
    const diagram = analysis?.diagram;
    const wrong = wrongIn(analysis?.problemsByNode ?? NO_PROBLEMS);
    const boxes: readonly FrameBox[] = diagram?.frames.map((frame) => layoutFrame(frame, wrong)) ?? [];
    const scene = {
      frames: boxes,
      places: placeFrames(boxes, diagram?.edges ?? NO_EDGES, places),
      edges: diagram?.edges ?? NO_EDGES,
      lineStarts: analysis?.lineStarts ?? lineStarts(''),
      problems: analysis?.problemsByNode ?? NO_PROBLEMS,
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

/** Selection, focus and the frame that is being dragged: only nodes that change get a new object. */
function withState(
  nodes: readonly CanvasNode[],
  selected: string | undefined,
  dragged: (Place & { readonly id: string }) | undefined,
): readonly CanvasNode[] {
  const focusable = selected ?? nodes[0]?.id;
  return nodes.map((node) => {
    const isSelected = node.id === selected;
    const place = dragged?.id === node.id ? { x: dragged.x, y: dragged.y } : node.position;
    return {
      ...node,
      position: place,
      selected: isSelected,
      ariaRole: 'group',
      ariaLabel: describeNode(node),
      domAttributes: { tabIndex: node.id === focusable ? 0 : -1, 'aria-current': isSelected },
    } as CanvasNode;
  });
}

function currentPlaces(nodes: readonly CanvasNode[]): readonly (readonly [string, Place])[] {
  return nodes.filter((node) => node.type === 'frame').map((node) => [node.id, node.position] as const);
}

/** Once the rule is drawn for the first time, it is brought into sight; afterwards the view is the person's. */
function useFirstLook(boxes: readonly FrameBox[], places: ReadonlyMap<string, Place>): void {
  const flow = useReactFlow();
  const width = useFlowStore((state) => state.width);
  const height = useFlowStore((state) => state.height);
  const looked = useRef(false);
  useEffect(() => {
    if (looked.current || boxes.length === 0 || width === 0) return;
    looked.current = true;
    void flow.setViewport(initialView(boxes, places, { width, height }));
  }, [flow, boxes, places, width, height]);
}

/** Brings what another pane asked for into sight, and gives it the focus if it was asked for by key. */
function useReveal(): void {
  const reveal = useEditorState((state) => state.reveal);
  const editor = useEditor();
  const flow = useReactFlow();
  useEffect(() => {
    if (reveal?.pane !== 'canvas') return;
    const id = editor.state.selected;
    if (id === undefined) return;
    const element = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
    if (reveal.focus) element?.focus({ preventScroll: true });
    if (element && !isInSight(element)) void flow.fitView({ nodes: [{ id }], maxZoom: flow.getZoom(), duration: 180 });
  }, [reveal, editor, flow]);
}

function isInSight(element: HTMLElement): boolean {
  const pane = element.closest('.react-flow')?.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  return pane !== undefined && box.left >= pane.left && box.right <= pane.right && box.top >= pane.top && box.bottom <= pane.bottom;
}

function CanvasMap() {
  return (
    <MiniMap
      pannable
      zoomable
      nodeColor="transparent"
      nodeStrokeColor={(node) => (node.type === 'frame' ? 'var(--line-3)' : 'transparent')}
      bgColor="var(--bg-1)"
      maskColor="color-mix(in srgb, var(--bg-0) 60%, transparent)"
      maskStrokeColor="var(--you)"
    />
  );
}
