import './canvas.css';
import { IconButton } from '../../design/button/icon-button.js';
import type { IconName } from '../../design/icons.js';
import { texts } from '../../texts/texts.js';
import { useEditor, useEditorState } from '../editor-context.js';
import { ALIGNMENTS, type Alignment, aligned } from './align-frames.js';
import type { CanvasNode } from './canvas-data.js';
import { standing } from './use-frame-drag.js';
import type { Grouping } from './use-grouping.js';

const ICON_OF: Readonly<Record<Alignment, IconName>> = {
  left: 'alignLeft',
  top: 'alignTop',
  right: 'alignRight',
  bottom: 'alignBottom',
  across: 'spreadAcross',
  down: 'spreadDown',
};

interface AlignBarProps {
  readonly nodes: readonly CanvasNode[];
  readonly grouping: Grouping;
}

/** What can be done with the places of several statements; there while several are selected. */
export function AlignBar({ nodes, grouping }: AlignBarProps) {
  const editor = useEditor();
  const selected = useEditorState((state) => state.selected);
  const also = useEditorState((state) => state.also);
  const frames = nodes.filter((node) => node.type === 'frame' && (node.id === selected || also.has(node.id)));
  if (frames.length < 2) return null;
  const align = (alignment: Alignment) => {
    const sized = frames.map(({ id, position, width = 0, height = 0 }) => ({ id, ...position, width, height }));
    editor.arrange({ places: new Map([...standing(nodes), ...aligned(sized, alignment)]) });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a legend and a frame
    <div className="rw-canvas-align" role="group" aria-label={texts.canvas.align}>
      <span>{texts.canvas.selectedTogether(frames.length)}</span>
      {ALIGNMENTS.map((alignment) => (
        <IconButton
          key={alignment}
          icon={ICON_OF[alignment]}
          label={texts.canvas.alignments[alignment]}
          onClick={() => align(alignment)}
        />
      ))}
      {editor.mayNotEdit === undefined && (
        <>
          <IconButton icon="wrap" label={texts.canvas.frameGroups.group} aria-keyshortcuts="Control+g" onClick={grouping.group} />
          {grouping.isGrouped && (
            <IconButton
              icon="subGroup"
              label={texts.canvas.frameGroups.ungroupSelected}
              aria-keyshortcuts="Control+Shift+g"
              onClick={grouping.ungroup}
            />
          )}
        </>
      )}
    </div>
  );
}
