import '@xyflow/react/dist/style.css';
import './canvas.css';
import './families.css';
import './selected.css';
import { Background, BackgroundVariant, MiniMap, ReactFlow, ReactFlowProvider, useStore as useFlowStore } from '@xyflow/react';
import { type KeyboardEvent, type MouseEvent, useMemo, useState } from 'react';
import { useCommands } from '../../app/commands/use-commands.js';
import { EmptyState } from '../../design/states/empty-state.js';
import { texts } from '../../texts/texts.js';
import type { Places } from '../document/place.js';
import { useEditor, useEditorState } from '../editor-context.js';
import { AlignBar } from './align-bar.js';
import type { CanvasNode } from './canvas-data.js';
import { nextInCanvas } from './canvas-keys.js';
import { CanvasZoom } from './canvas-zoom.js';
import { describeNode } from './describe-node.js';
import { InsertEdge, WindowEdge } from './edges/module-edge.js';
import { FindBar } from './find-bar.js';
import { GRID } from './measure.js';
import { BlockNode } from './nodes/block-node.js';
import { BranchNode } from './nodes/branch-node.js';
import { FrameNode } from './nodes/frame-node.js';
import { LaneNode } from './nodes/lane-node.js';
import { ScopeNode } from './nodes/scope-node.js';
import { useRubberBand } from './rubber-band.js';
import { useFrameDrag } from './use-frame-drag.js';
import { useScene } from './use-scene.js';
import { useFirstLook, useReveal } from './use-view.js';

const NODE_TYPES = { frame: FrameNode, node: BlockNode, scope: ScopeNode, lane: LaneNode, branch: BranchNode };
const EDGE_TYPES = { insert: InsertEdge, window: WindowEdge };
/** From here on a map of the whole helps. */
const MINIMAP_FROM = 30;
/** So many nodes, and those out of sight are left out of the page. */
const CULLED_FROM = 200;
const FAR_ZOOM = 0.4;

/** The rule as a picture, and the place where it is drawn. It follows the text; whatever is selected is selected in the text too. */
export function CanvasPane() {
  return (
    <ReactFlowProvider>
      <Canvas />
    </ReactFlowProvider>
  );
}

function Canvas() {
  const editor = useEditor();
  const selected = useEditorState((state) => state.selected);
  const also = useEditorState((state) => state.also);
  const { boxes, framePlaces, nodes: unselected, edges, empty } = useScene();
  const { dragged, onNodesChange } = useFrameDrag(unselected);
  const nodes = useMemo(() => withState(unselected, { selected, also, dragged }), [unselected, selected, also, dragged]);
  const far = useFlowStore((state) => state.transform[2] < FAR_ZOOM);
  const { band, onPointerDownCapture } = useRubberBand(unselected);
  const find = useFind();
  useFirstLook(boxes, framePlaces);
  useReveal();

  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextInCanvas(event.key, selected, editor.state.analysis?.index);
    if (next.kind === 'none' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (next.kind === 'text') editor.select(selected, { reveal: 'text', focus: true });
    else editor.select(next.id, { reveal: 'canvas', focus: true });
  };
  const onNodeClick = (event: MouseEvent, { id }: CanvasNode) => {
    const add = event.shiftKey || event.ctrlKey || event.metaKey;
    editor.select(id, add ? { add } : { reveal: 'text' });
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the parts of the picture inside take the focus; their arrow keys are handled here
    <div className="rw-canvas" data-far={far || undefined} onKeyDown={onKeyDown} onPointerDownCapture={onPointerDownCapture}>
      <ReactFlow<CanvasNode>
        nodes={nodes as CanvasNode[]}
        edges={edges as never[]}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={onNodesChange}
        onNodeClick={onNodeClick}
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
        onlyRenderVisibleElements={unselected.length > CULLED_FROM}
        attributionPosition="bottom-left"
        aria-label={texts.canvas.label}
      >
        <Background variant={BackgroundVariant.Dots} gap={GRID} size={1.5} />
        {unselected.length >= MINIMAP_FROM && <CanvasMap />}
      </ReactFlow>
      {band}
      {find.open && <FindBar onClose={find.close} />}
      <AlignBar nodes={unselected} />
      <CanvasZoom boxes={boxes} />
      {empty && (
        <div className="rw-canvas-empty">
          <EmptyState title={texts.canvas.emptyTitle} reason={texts.canvas.emptyReason} />
        </div>
      )}
    </div>
  );
}

interface Marks {
  readonly selected: string | undefined;
  readonly also: ReadonlySet<string>;
  readonly dragged: Places;
}

/** Selection, focus and the frames that are being dragged: only nodes that change get a new object. */
function withState(nodes: readonly CanvasNode[], { selected, also, dragged }: Marks): readonly CanvasNode[] {
  const focusable = selected ?? nodes[0]?.id;
  return nodes.map((node) => {
    const isSelected = node.id === selected || also.has(node.id);
    return {
      ...node,
      position: dragged.get(node.id) ?? node.position,
      selected: isSelected,
      ariaRole: 'group',
      ariaLabel: describeNode(node),
      domAttributes: { tabIndex: node.id === focusable ? 0 : -1, 'aria-current': isSelected },
    } as CanvasNode;
  });
}

/** `Ctrl F` opens the search of the picture; in the text pane Monaco has one of its own. */
function useFind(): { readonly open: boolean; readonly close: () => void } {
  const [open, setOpen] = useState(false);
  const commands = useMemo(
    () => [
      {
        id: 'canvas.find',
        label: texts.canvas.find,
        group: 'do' as const,
        icon: 'search' as const,
        keys: 'Mod+f',
        run: () => setOpen(true),
      },
    ],
    [],
  );
  useCommands(commands);
  return { open, close: () => setOpen(false) };
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
