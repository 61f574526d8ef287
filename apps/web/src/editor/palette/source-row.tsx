import './palette.css';
import { useState } from 'react';
import { Icon } from '../../design/icon.js';
import { formatRate } from '../../texts/format.js';
import { texts } from '../../texts/texts.js';
import { iconNamed } from '../canvas/node-icons.js';
import { useEditor } from '../editor-context.js';
import { SampleRows } from '../samples/sample-rows.js';
import type { PaletteTool } from './palette-groups.js';
import { usePropertyDrag } from './use-property-drag.js';
import { useToolDrag } from './use-tool-drag.js';

interface SourceRowProps {
  readonly tool: PaletteTool;
  readonly open: boolean;
  readonly onPlace: () => void;
}

/** Something that can be read: its name and rate, its properties below. A property's name goes to the caret of the text. */
export function SourceRow({ tool, open: openBySearch, onPlace }: SourceRowProps) {
  const [opened, setOpened] = useState(false);
  const editor = useEditor();
  const drag = useToolDrag(tool);
  const dragOf = usePropertyDrag();
  const { type } = tool;
  const open = (opened || openBySearch) && type !== undefined;
  const words = texts.palette;
  return (
    <li>
      <div className="rw-type-row" data-family={tool.family}>
        {type && type.properties.length > 0 ? (
          <button
            type="button"
            className="rw-type-open"
            aria-expanded={open}
            aria-label={words.properties(type.name)}
            onClick={() => setOpened(!opened)}
          >
            <Icon name="chevronRight" size={14} />
          </button>
        ) : (
          <span />
        )}
        <button
          type="button"
          className="rw-type-name"
          data-tool={tool.id}
          aria-label={tool.name}
          title={tool.doc}
          onClick={onPlace}
          {...drag}
        >
          <Icon name={iconNamed(tool.icon)} size={14} />
          <span className="cut">{tool.name}</span>
          {type && type.eventsPerSecond > 0 && <span className="hint">{formatRate(type.eventsPerSecond)}</span>}
        </button>
      </div>
      {open && (
        <ul>
          {type.properties.map((property) => (
            <li key={property.name} className="rw-type-row" data-level={2}>
              <button
                type="button"
                className="rw-type-name"
                onClick={() => editor.insertAtCaret(property.name)}
                {...dragOf(property.name)}
              >
                <span className="cut">{property.name}</span>
                <span className="hint">{property.type}</span>
              </button>
            </li>
          ))}
          <SampleRows type={type} />
        </ul>
      )}
    </li>
  );
}
