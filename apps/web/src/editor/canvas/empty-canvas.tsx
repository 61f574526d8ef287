import './canvas.css';
import { useSearchParams } from 'react-router';
import { Button } from '../../design/button/button.js';
import { EmptyState } from '../../design/states/empty-state.js';
import { texts } from '../../texts/texts.js';
import { openPicker } from '../drawing/picker-store.js';
import { useEditor } from '../editor-context.js';
import { paletteShown, withPalette } from '../panes.js';
import { useNarrow } from '../use-panes.js';

/** A rule without a statement: how to begin, by what is in sight. */
export function EmptyCanvas() {
  const [search, setSearch] = useSearchParams();
  const palette = paletteShown(search, useNarrow());
  const words = texts.canvas;
  const { mayNotEdit } = useEditor();
  if (mayNotEdit !== undefined) {
    return (
      <div className="rw-canvas-empty">
        <EmptyState title={words.emptyTitle} reason={mayNotEdit} />
      </div>
    );
  }
  return (
    <div className="rw-canvas-empty">
      <EmptyState
        title={words.emptyTitle}
        reason={palette ? words.emptyReason : words.emptyReasonWithoutPalette}
        actions={
          <>
            <Button icon="plus" keys={['i']} onClick={() => openPicker({ mode: 'add', of: undefined })}>
              {words.emptyAdd}
            </Button>
            {!palette && (
              <Button onClick={() => setSearch(withPalette(search, true), { replace: true })}>{words.showPalette}</Button>
            )}
          </>
        }
      />
    </div>
  );
}
