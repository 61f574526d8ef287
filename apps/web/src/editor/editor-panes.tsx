import './editor.css';
import './epl/epl.css';
import { type KeyboardEvent, lazy, type ReactNode, Suspense, useCallback, useRef, useState } from 'react';
import { IconButton } from '../design/button/icon-button.js';
import { Toggles } from '../design/fields/toggles.js';
import { Splitter } from '../design/layout/splitter.js';
import { Loading } from '../design/states/loading.js';
import { texts } from '../texts/texts.js';
import { CanvasPane } from './canvas/canvas-pane.js';
import { Drawer } from './drawer/drawer.js';
import { PartPicker } from './drawing/part-picker.js';
import { useClipboard } from './drawing/use-clipboard.js';
import { usePartCommands } from './drawing/use-part-commands.js';
import { useEditorState } from './editor-context.js';
import { Inspector } from './inspector/inspector.js';
import { OutlinePane } from './outline/outline-pane.js';
import { Palette } from './palette/palette.js';
import { PaletteStrip } from './palette/palette-strip.js';
import { PANES, type Pane } from './panes.js';
import { SampleChoice } from './samples/sample-choice.js';
import { useOutdatedFigures } from './use-outdated-figures.js';
import { PANE_ICONS, type ShownPanes, useNoRoomForThree, usePanes } from './use-panes.js';
import { usePlaces } from './use-places.js';
import type { RuleActions } from './use-rule-actions.js';

/** Monaco is large: it comes when the text pane is first shown. */
const EplPane = lazy(async () => ({ default: (await import('./epl/epl-pane.js')).EplPane }));

const LEAST_WIDTH = 240;
const WIDTH_KEY = 'rulewright.epl-width';
/** 48 columns of text where the window is narrow, more where there is room */
const DEFAULT_WIDTH = () => (window.innerWidth >= 1680 ? 420 : window.innerWidth >= 1400 ? 360 : 320);

/** Palette, canvas, text, inspector and drawer around one document. */
export function EditorPanes({ actions }: { readonly actions: RuleActions }) {
  const panes = usePanes();
  const { canvas, epl, outline } = panes;
  // the picture first: Monaco keeps the page busy while it starts
  const selects = useEditorState((state) => state.selected !== undefined);
  const drawn = useEditorState((state) => state.analysis !== undefined);
  const [width, setWidth] = useEplWidth();
  usePlaces();
  useOutdatedFigures(actions.running.version);
  useClipboard();
  usePartCommands();
  const picture = canvas || outline;
  const stacked = useNoRoomForThree() && canvas && outline && epl;
  const columns = columnsOf(panes, width, stacked);
  return (
    <div className="rw-editor">
      <PaletteSide panes={panes} />
      <div className="rw-editor-panes" data-stacked={stacked || undefined} style={{ gridTemplateColumns: columns }}>
        {canvas && (
          <section className="rw-editor-canvas" aria-label={texts.editor.canvas}>
            <PaneHead panes={panes} />
            <CanvasPane />
          </section>
        )}
        {outline && (
          <div className="rw-editor-canvas" data-second={canvas || undefined}>
            {canvas ? <header className="rw-pane-head">{texts.editor.outline}</header> : <PaneHead panes={panes} />}
            <OutlinePane alone={!canvas} />
          </div>
        )}
        {picture && epl && (
          <Splitter
            label={texts.editor.resize}
            value={width}
            least={LEAST_WIDTH}
            most={window.innerWidth - 400}
            onChange={setWidth}
          />
        )}
        {epl && <TextColumn head={picture ? undefined : <PaneHead panes={panes} />} ready={drawn || !picture} />}
      </div>
      <div className="rw-editor-drawer">
        <Drawer actions={actions} />
      </div>
      <aside className="rw-editor-inspector" aria-label={texts.editor.inspector} data-open={selects || undefined}>
        <Inspector />
      </aside>
      <PartPicker />
      <SampleChoice />
    </div>
  );
}

/** The palette beside the canvas; in a narrow window a strip, with the palette over the canvas on request until Escape. */
function PaletteSide({ panes: { narrow, palette, togglePalette } }: { readonly panes: ShownPanes }) {
  const opener = useRef<HTMLButtonElement>(null);
  const onKeyDown = ({ key, target }: KeyboardEvent) => {
    if (!narrow || !palette || key !== 'Escape') return;
    // a search is emptied first
    if (target instanceof HTMLInputElement && target.value !== '') return;
    togglePalette();
    // what had the focus goes away with it
    opener.current?.focus();
  };
  return (
    <div className="rw-editor-palette" data-narrow={narrow || undefined} onKeyDownCapture={onKeyDown}>
      {narrow && <PaletteStrip open={palette} opener={opener} onToggle={togglePalette} />}
      {palette && <Palette />}
    </div>
  );
}

/** Pictures share what the text leaves; stacked, they are one column. */
function columnsOf({ canvas, outline, epl }: ShownPanes, textWidth: number, stacked: boolean): string {
  const pictures = (stacked ? [canvas] : [canvas, outline]).filter(Boolean).map(() => 'minmax(200px, 1fr)');
  if (!epl) return pictures.join(' ');
  return pictures.length > 0 ? [...pictures, '1px', `${textWidth}px`].join(' ') : 'minmax(0, 1fr)';
}

/** The text pane; its head is that of the panes when no picture is beside it. */
function TextColumn({ head, ready }: { readonly head: ReactNode | undefined; readonly ready: boolean }) {
  const waiting = <Loading rows={10} />;
  return (
    <div className="rw-editor-canvas" style={{ gridTemplateRows: head ? undefined : 'minmax(0, 1fr)' }}>
      {head}
      {ready ? (
        <Suspense fallback={waiting}>
          <EplPane />
        </Suspense>
      ) : (
        waiting
      )}
    </div>
  );
}

const SEGMENTS = PANES.map((pane) => ({ value: pane, label: texts.editor[pane], icon: PANE_ICONS[pane] }));

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
      <Toggles label={words.panes} segments={SEGMENTS} pressed={new Set<Pane>(pressed)} onToggle={panes.toggle} />
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
