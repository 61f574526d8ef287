import './editor.css';
import './epl/epl.css';
import type { Layout } from '@rulewright/contracts';
import { lazy, Suspense, useCallback, useRef, useState } from 'react';
import { api } from '../app/api/trpc.js';
import { useSession } from '../app/session/session.js';
import { IconButton } from '../design/button/icon-button.js';
import { Toggles } from '../design/fields/toggles.js';
import { Splitter } from '../design/layout/splitter.js';
import { Loading } from '../design/states/loading.js';
import { texts } from '../texts/texts.js';
import { CanvasPane } from './canvas/canvas-pane.js';
import type { Place } from './canvas/flow-nodes.js';
import { Drawer } from './drawer/drawer.js';
import { useEditor, useEditorState } from './editor-context.js';
import { Inspector } from './inspector/inspector.js';
import { TypePalette } from './palette/type-palette.js';
import { PANES, type Pane } from './panes.js';
import { type ShownPanes, usePanes } from './use-panes.js';

/** Monaco is large: it comes when the text pane is first shown. */
const EplPane = lazy(async () => ({ default: (await import('./epl/epl-pane.js')).EplPane }));

const LEAST_WIDTH = 240;
const WIDTH_KEY = 'rulewright.epl-width';
const DEFAULT_WIDTH = () => (window.innerWidth >= 1680 ? 420 : 360);

/** Palette, canvas, text, inspector and drawer around one document. */
export function EditorPanes({ layout }: { readonly layout: Layout | undefined }) {
  const panes = usePanes();
  const { canvas, epl, palette } = panes;
  // the picture first: Monaco keeps the page busy while it starts
  const drawn = useEditorState((state) => state.analysis !== undefined);
  const [width, setWidth] = useEplWidth();
  const [places, onPlaces] = usePlaces(layout);
  const columns = canvas && epl ? `minmax(200px, 1fr) 1px ${width}px` : 'minmax(0, 1fr)';
  return (
    <div className="rw-editor">
      <div className="rw-editor-palette">{palette && <TypePalette />}</div>
      <div className="rw-editor-panes" style={{ gridTemplateColumns: columns }}>
        {canvas && (
          <section className="rw-editor-canvas" aria-label={texts.editor.canvas}>
            <PaneHead panes={panes} />
            <CanvasPane places={places} onPlaces={onPlaces} />
          </section>
        )}
        {canvas && epl && (
          <Splitter
            label={texts.editor.resize}
            value={width}
            least={LEAST_WIDTH}
            most={window.innerWidth - 400}
            onChange={setWidth}
          />
        )}
        {epl && (
          <div className="rw-editor-canvas" style={{ gridTemplateRows: canvas ? 'minmax(0, 1fr)' : undefined }}>
            {!canvas && <PaneHead panes={panes} />}
            {drawn || !canvas ? (
              <Suspense fallback={<Loading rows={10} />}>
                <EplPane />
              </Suspense>
            ) : (
              <Loading rows={10} />
            )}
          </div>
        )}
      </div>
      <div className="rw-editor-drawer">
        <Drawer />
      </div>
      <aside className="rw-editor-inspector" aria-label={texts.editor.inspector}>
        <Inspector />
      </aside>
    </div>
  );
}

/** Which panes are in sight, and how much there is. */
function PaneHead({ panes }: { readonly panes: ShownPanes }) {
  const statements = useEditorState((state) => state.analysis?.diagram.frames.length);
  const words = texts.editor;
  const pressed = PANES.filter((pane) => panes[pane]);
  return (
    <header className="rw-pane-head">
      <IconButton
        size="small"
        icon="sidebar"
        label={words.togglePane(texts.palette.label)}
        aria-pressed={panes.palette}
        aria-keyshortcuts="t"
        onClick={panes.togglePalette}
      />
      <Toggles
        label={words.panes}
        segments={[
          { value: 'canvas', label: words.canvas, icon: 'rules' },
          { value: 'epl', label: words.epl, icon: 'code' },
        ]}
        pressed={new Set<Pane>(pressed)}
        onToggle={panes.toggle}
      />
      <span className="rw-pane-head-end">{statements !== undefined && texts.canvas.statements(statements)}</span>
    </header>
  );
}

function useEplWidth(): readonly [number, (width: number | undefined) => void] {
  const [width, setWidth] = useState(() => Number(localStorage.getItem(WIDTH_KEY)) || DEFAULT_WIDTH());
  const change = useCallback((next: number | undefined) => {
    if (next === undefined) localStorage.removeItem(WIDTH_KEY);
    else localStorage.setItem(WIDTH_KEY, String(next));
    setWidth(next ?? DEFAULT_WIDTH());
  }, []);
  return [width, change];
}

/** Places of frames that were moved by hand; shared by everybody, so they go to the server shortly after a move. */
function usePlaces(
  layout: Layout | undefined,
): readonly [ReadonlyMap<string, Place>, (places: ReadonlyMap<string, Place>) => void] {
  const model = useEditor();
  const { may } = useSession();
  const mayKeep = may('engineer');
  const [places, setPlaces] = useState<ReadonlyMap<string, Place>>(() => new Map(Object.entries(layout?.nodes ?? {})));
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const change = useCallback(
    (next: ReadonlyMap<string, Place>) => {
      setPlaces(next);
      clearTimeout(pause.current);
      if (!mayKeep) return;
      pause.current = setTimeout(() => {
        const nodes = Object.fromEntries([...next].map(([id, { x, y }]) => [id, { x, y }]));
        // a place that is not kept costs a drag next time; it is not worth a message
        api.layouts.save.mutate({ name: model.name, layout: { nodes } }).catch(() => undefined);
      }, 600);
    },
    [model.name, mayKeep],
  );
  return [places, change];
}
