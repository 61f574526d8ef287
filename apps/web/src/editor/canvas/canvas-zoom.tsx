import './canvas.css';
import { useStore as useFlowStore, useReactFlow } from '@xyflow/react';
import { IconButton } from '../../design/button/icon-button.js';
import { texts } from '../../texts/texts.js';
import { useEditor } from '../editor-context.js';
import { arrangeFrames } from './arrange.js';
import type { FrameBox } from './layout.js';

/** Whether the map of the whole is there, and what changes that; nothing does where it would be of no help. */
export interface MapSwitch {
  readonly shown: boolean;
  readonly toggle?: () => void;
}

/** Nearer, farther, all of it, the map; and a new arrangement on request. */
export function CanvasZoom({ boxes, map }: { readonly boxes: readonly FrameBox[]; readonly map: MapSwitch }) {
  const flow = useReactFlow();
  const editor = useEditor();
  const zoom = useFlowStore((state) => Math.round(state.transform[2] * 100));
  const words = texts.canvas;
  const arrange = async () => {
    const places = await arrangeFrames(boxes, editor.state.analysis?.diagram.edges ?? []);
    if (places === undefined) return;
    editor.arrange({ places });
    requestAnimationFrame(() => void flow.fitView({ maxZoom: 1, duration: 240 }));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a legend and a frame
    <div className="rw-canvas-zoom" role="group" aria-label={words.zoom}>
      <IconButton icon="minus" label={words.zoomOut} onClick={() => void flow.zoomOut({ duration: 120 })} />
      <output aria-label={words.zoom}>{zoom} %</output>
      <IconButton icon="plus" label={words.zoomIn} onClick={() => void flow.zoomIn({ duration: 120 })} />
      <IconButton icon="fit" label={words.fit} onClick={() => void flow.fitView({ maxZoom: 1, duration: 240 })} />
      {map.toggle && <IconButton icon="map" label={words.map} aria-pressed={map.shown} onClick={map.toggle} />}
      <IconButton icon="layout" label={words.arrange} onClick={() => void arrange()} />
    </div>
  );
}
