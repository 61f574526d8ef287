import '../canvas/families.css';
import './palette-strip.css';
import { Tooltip } from '@mantine/core';
import type { Ref } from 'react';
import { IconButton } from '../../design/button/icon-button.js';
import { Icon } from '../../design/icon.js';
import { texts } from '../../texts/texts.js';
import { iconNamed } from '../canvas/node-icons.js';
import { useDraft } from '../drawing/draft-store.js';
import { useDrawing } from '../drawing/use-drawing.js';
import { useEditor } from '../editor-context.js';
import { type PaletteTool, paletteGroups } from './palette-groups.js';
import { useTools, useTypes } from './use-palette.js';
import { useToolDrag } from './use-tool-drag.js';

/** One tool of each family, in the order of a rule; the others are a click away. */
const SHOWN = [
  'state:schema',
  'state:window',
  'filter:filter',
  'view:time',
  'pattern:followed-by',
  'scope:every',
  'scope:within',
  'scope:not',
  'scope:repeat',
  'scope:until',
  'join:inner',
  'lookup:new',
  'group:by',
  'group:having',
  'rate:first',
  'output:column',
  'output:insert-into',
  'annotation:Alert',
  'epl',
];

interface PaletteStripProps {
  /** whether the whole palette is in sight */
  readonly open: boolean;
  /** the button that brings it */
  readonly opener: Ref<HTMLButtonElement>;
  readonly onToggle: () => void;
}

/** The palette of a narrow window: most used tools as icons, all of them by its first button. */
export function PaletteStrip({ open, opener, onToggle }: PaletteStripProps) {
  const tools = new Map(paletteGroups(useTools(), useTypes(), '').flatMap(({ tools: all }) => all.map((tool) => [tool.id, tool])));
  return (
    <nav className="rw-strip" aria-label={texts.palette.strip}>
      <IconButton ref={opener} size="small" icon="search" label={texts.palette.all} aria-expanded={open} onClick={onToggle} />
      {SHOWN.flatMap((id) => tools.get(id) ?? []).map((tool) => (
        <StripTool key={tool.id} tool={tool} />
      ))}
    </nav>
  );
}

function StripTool({ tool }: { readonly tool: PaletteTool }) {
  const editor = useEditor();
  const draw = useDrawing();
  const drag = useToolDrag(tool);
  const isCarrying = useDraft(({ draft }) => draft !== undefined);
  const place = () => {
    const at = editor.state.selected;
    void draw({ kind: 'place', tool: tool.id, ...(at === undefined ? {} : { at }) });
  };
  return (
    <Tooltip label={`${tool.name}: ${tool.doc}`} position="right" multiline maw={280} disabled={isCarrying}>
      <button type="button" className="rw-strip-tool" data-family={tool.family} aria-label={tool.name} onClick={place} {...drag}>
        <Icon name={iconNamed(tool.icon)} size={16} />
      </button>
    </Tooltip>
  );
}
