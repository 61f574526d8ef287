import type { NodeChange } from '@xyflow/react';
import { useCallback, useState } from 'react';
import type { Place, Places } from '../document/place.js';
import type { Selection } from '../document/selection.js';
import { useEditor } from '../editor-context.js';
import type { CanvasNode } from './canvas-data.js';

interface FrameDrag {
  /** places of the frames that are being dragged now */
  readonly dragged: Places;
  readonly onNodesChange: (changes: readonly NodeChange<CanvasNode>[]) => void;
}

const NOTHING: Places = new Map();

/** Frames follow the pointer, all that are selected together; where they are let go is one step of the history. */
export function useFrameDrag(nodes: readonly CanvasNode[]): FrameDrag {
  const editor = useEditor();
  const [dragged, setDragged] = useState(NOTHING);
  const onNodesChange = useCallback(
    (changes: readonly NodeChange<CanvasNode>[]) => {
      for (const change of changes) {
        if (change.type !== 'position' || !change.position) continue;
        const moved = together(nodes, { id: change.id, place: change.position, with: carriedWith(nodes, change.id, editor.state) });
        setDragged(change.dragging ? moved : NOTHING);
        if (!change.dragging && isElsewhere(nodes, moved)) editor.arrange({ places: new Map([...standing(nodes), ...moved]) });
      }
    },
    [editor, nodes],
  );
  return { dragged, onNodesChange };
}

/** A click on a frame's head is a drag by nothing. */
function isElsewhere(nodes: readonly CanvasNode[], moved: Places): boolean {
  return nodes.some((node) => {
    const place = moved.get(node.id);
    return place !== undefined && (place.x !== node.position.x || place.y !== node.position.y);
  });
}

/** Ids of what a frame or a group takes along: a group its statements, a frame those that are selected with it. */
function carriedWith(nodes: readonly CanvasNode[], id: string, state: Selection): ReadonlySet<string> {
  const node = nodes.find((each) => each.id === id);
  return node?.type === 'frame-group' ? new Set([id, ...node.data.box.frames]) : selectedFrames(state);
}

function selectedFrames({ selected, also }: Selection) {
  return new Set(selected === undefined ? also : [selected, ...also]);
}

interface Move {
  readonly id: string;
  readonly place: Place;
  readonly with: ReadonlySet<string>;
}

/** The frame or group that is dragged, and by the same way the frames that it takes along. */
function together(nodes: readonly CanvasNode[], { id, place, with: others }: Move): Places {
  const from = nodes.find((node) => node.id === id)?.position ?? place;
  if (!others.has(id)) return new Map([[id, place]]);
  const frames = nodes.filter((node) => node.type === 'frame' && others.has(node.id));
  return new Map(
    frames.map(({ id: each, position }) => [each, { x: position.x + place.x - from.x, y: position.y + place.y - from.y }]),
  );
}

/** Where all frames stand; kept with the first one that is moved, so that the others stay where they are. */
export function standing(nodes: readonly CanvasNode[]): readonly (readonly [string, Place])[] {
  return nodes.filter((node) => node.type === 'frame').map((node) => [node.id, node.position] as const);
}
