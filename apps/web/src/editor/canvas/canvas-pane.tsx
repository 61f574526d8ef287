import '@xyflow/react/dist/style.css';
import './canvas.css';
import './families.css';
import './selected.css';
import {
  Background,
  BackgroundVariant,
  ReactFlow,
  type ReactFlowProps,
  ReactFlowProvider,
  useStore as useFlowStore,
} from '@xyflow/react';
import { type MouseEvent, type PointerEvent, useMemo, useState } from 'react';
import { useCommands } from '../../app/commands/use-commands.js';
import { NO_CREDIT } from '../../design/layout/flow-credit.js';
import { texts } from '../../texts/texts.js';
import type { Places } from '../document/place.js';
import { DraftMarks } from '../drawing/draft-marks.js';
import { takers, useDraft } from '../drawing/draft-store.js';
import { HandleLayer } from '../drawing/handle-layer.js';
import { RefusalNote } from '../drawing/refusal-note.js';
import { useCanvasDrop } from '../drawing/use-canvas-drop.js';
import { isMovable, usePartDrag } from '../drawing/use-part-drag.js';
import { useVerdicts } from '../drawing/use-verdicts.js';
import { useEditor, useEditorState } from '../editor-context.js';
import { AlignBar } from './align-bar.js';
import type { CanvasNode } from './canvas-data.js';
import { CanvasMap } from './canvas-map.js';
import { CanvasZoom, type MapSwitch } from './canvas-zoom.js';
import { describeNode } from './describe-node.js';
import { EmptyCanvas } from './empty-canvas.js';
import { FindBar } from './find-bar.js';
import { boundsOf } from './fit-zoom.js';
import { edgesWhileDragged } from './flow-nodes.js';
import { EDGE_TYPES, NODE_TYPES } from './flow-types.js';
import { groupNodes } from './group-nodes.js';
import { GRID } from './measure.js';
import { useRubberBand } from './rubber-band.js';
import { seenFromAfar } from './seen-from-afar.js';
import { useCanvasKeys } from './use-canvas-keys.js';
import { useFrameDrag } from './use-frame-drag.js';
import { useGroupCommands, useGrouping } from './use-grouping.js';
import { useScene } from './use-scene.js';
import { useFirstLook, useReveal } from './use-view.js';

/** From here on a map of the whole helps. */
const MINIMAP_FROM = 30;
/** So many nodes, and those out of sight are left out of the page. */
const CULLED_FROM = 200;
const FAR_ZOOM = 0.4;

/** Selection, keys and edges are the editor's own, shared with the other panes: what the canvas would do by itself is off. */
const SETTINGS = {
  nodesConnectable: false,
  nodesFocusable: false,
  edgesFocusable: false,
  elementsSelectable: false,
  disableKeyboardA11y: true,
  panActivationKeyCode: null,
  deleteKeyCode: null,
  selectionKeyCode: null,
  multiSelectionKeyCode: null,
  zoomActivationKeyCode: null,
  zoomOnDoubleClick: false,
  panOnScroll: true,
  minZoom: 0.05,
  maxZoom: 2,
  snapToGrid: true,
  snapGrid: [GRID, GRID],
  proOptions: NO_CREDIT,
} satisfies Partial<ReactFlowProps>;

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
  const { boxes, framePlaces, notes, nodes: ungrouped, edges, empty } = useScene();
  const groups = useEditorState((state) => state.groups);
  const standing = useMemo(
    () => [...groupNodes(groups, boxes, { places: framePlaces, notes }), ...ungrouped],
    [groups, boxes, framePlaces, notes, ungrouped],
  );
  const { dragged, onNodesChange } = useFrameDrag(standing);
  const unselected = useMemo(() => {
    if (dragged.size === 0 || groups.length === 0) return standing;
    // a group stays around its statements while they are dragged
    return [...groupNodes(groups, boxes, { places: new Map([...framePlaces, ...dragged]), notes }), ...ungrouped];
  }, [standing, dragged, groups, boxes, framePlaces, notes, ungrouped]);
  const routed = useMemo(() => (dragged.size === 0 ? edges : edgesWhileDragged(edges, dragged)), [edges, dragged]);
  const grouping = useGrouping(standing);
  useGroupCommands(grouping);
  const verdicts = useDraft((state) => state.verdicts);
  const over = useDraft((state) => state.over);
  const far = useFlowStore((state) => state.transform[2] < FAR_ZOOM);
  const culled = unselected.length > CULLED_FROM;
  const nodes = useMemo(() => {
    const seen = far && culled ? seenFromAfar(unselected, (id) => id === selected || also.has(id)) : unselected;
    return withState(seen, { selected, also, dragged, takes: takers(verdicts), over });
  }, [unselected, far, culled, selected, also, dragged, verdicts, over]);
  const drop = useCanvasDrop();
  const { hovered, onPointerOver } = useHovered();
  useVerdicts();
  const { band, onPointerDownCapture } = useRubberBand(unselected);
  const find = useFind();
  const map = useMap(useFirstLook(standing, empty), unselected.length >= MINIMAP_FROM);
  useReveal();
  const onKeyDown = useCanvasKeys();
  const onPointerDown = usePartDrag();

  const onNodeClick = (event: MouseEvent, { id, type }: CanvasNode) => {
    if (type === 'note' || type === 'frame-group') return;
    const add = event.shiftKey || event.ctrlKey || event.metaKey;
    editor.select(id, add ? { add } : { reveal: 'text' });
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the parts of the picture inside take the focus; their arrow keys are handled here
    <div
      className="rw-canvas"
      data-far={far || undefined}
      onKeyDown={onKeyDown}
      onPointerDownCapture={onPointerDownCapture}
      onPointerDown={onPointerDown}
      onPointerOver={onPointerOver}
      {...drop}
    >
      <ReactFlow<CanvasNode>
        nodes={nodes as CanvasNode[]}
        edges={routed as never[]}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={onNodesChange}
        onNodeClick={onNodeClick}
        onPaneClick={() => editor.select(undefined)}
        {...SETTINGS}
        onlyRenderVisibleElements={culled}
        aria-label={texts.canvas.label}
      >
        <Background variant={BackgroundVariant.Dots} gap={GRID} size={1.5} />
        {map.shown && <CanvasMap bounds={boundsOf(boxes, framePlaces)} />}
        <HandleLayer id={far || editor.mayNotEdit !== undefined ? undefined : (hovered ?? selected)} />
      </ReactFlow>
      <DraftMarks />
      <RefusalNote />
      {band}
      {find.open && <FindBar onClose={find.close} />}
      <AlignBar nodes={unselected} grouping={grouping} />
      <CanvasZoom boxes={boxes} map={map} />
      {empty && <EmptyCanvas />}
    </div>
  );
}

interface Marks {
  readonly selected: string | undefined;
  readonly also: ReadonlySet<string>;
  readonly dragged: Places;
  /** parts that would take what is carried, and the one that it is over */
  readonly takes: ReadonlySet<string>;
  readonly over: string | undefined;
}

/** Selection, focus and the frames that are being dragged: only nodes that change get a new object. */
function withState(nodes: readonly CanvasNode[], { selected, also, dragged, takes, over }: Marks): readonly CanvasNode[] {
  const focusable = selected ?? nodes.find(({ type }) => type === 'frame')?.id;
  return nodes.map((node) => {
    const isSelected = node.id === selected || also.has(node.id);
    return {
      ...node,
      position: dragged.get(node.id) ?? node.position,
      selected: isSelected,
      // what can be taken by its body does not move the view
      className: [isMovable(node.id) ? 'nopan' : '', !takes.has(node.id) ? '' : node.id === over ? 'rw-over' : 'rw-takes'].join(
        ' ',
      ),
      ariaRole: 'group',
      ariaLabel: describeNode(node),
      // a group's head has what can be focused
      domAttributes: node.type === 'frame-group' ? {} : { tabIndex: node.id === focusable ? 0 : -1, 'aria-current': isSelected },
    } as CanvasNode;
  });
}

/** The part under the pointer; its handles stay while the pointer goes to them. */
function useHovered() {
  const [hovered, setHovered] = useState<string>();
  const onPointerOver = ({ target }: PointerEvent) => {
    const element = target as HTMLElement;
    if (element.closest('.rw-handles')) return;
    setHovered(element.closest<HTMLElement>('.react-flow__node')?.dataset['id']);
  };
  return { hovered, onPointerOver };
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

/** The map is there from the first look on where it hides nothing; else, and afterwards, as the person wishes. */
function useMap(cornerIsFree: boolean, helps: boolean): MapSwitch {
  const [wished, setWished] = useState<boolean>();
  const shown = helps && (wished ?? cornerIsFree);
  return { shown, ...(helps ? { toggle: () => setWished(!shown) } : {}) };
}
