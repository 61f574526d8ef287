import './palette.css';
import { Tooltip } from '@mantine/core';
import { Icon } from '../../design/icon.js';
import { texts } from '../../texts/texts.js';
import { iconNamed } from '../canvas/node-icons.js';
import { useDraft } from '../drawing/draft-store.js';
import type { PaletteTool } from './palette-groups.js';
import { useToolDrag } from './use-tool-drag.js';

/** A block: dragged to its place, or put after what is selected by a click or Enter. */
export function ToolButton({ tool, onPlace }: { readonly tool: PaletteTool; readonly onPlace: () => void }) {
  const drag = useToolDrag(tool);
  const isCarrying = useDraft(({ draft }) => draft !== undefined);
  const doc = `${tool.name}: ${tool.doc}${tool.limit ? ` ${texts.palette.limit(tool.limit)}` : ''}`;
  return (
    <Tooltip label={doc} position="right" multiline maw={280} disabled={isCarrying}>
      <button type="button" className="rw-tool" data-tool={tool.id} data-family={tool.family} onClick={onPlace} {...drag}>
        <Icon name={iconNamed(tool.icon)} size={14} />
        <span>{tool.name}</span>
      </button>
    </Tooltip>
  );
}
