import './palette.css';
import type { EventTypeSummary } from '@rulewright/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { trpc } from '../../app/api/trpc.js';
import { SearchField } from '../../design/fields/search-field.js';
import { Icon } from '../../design/icon.js';
import { KeyCaps } from '../../design/marks/key-caps.js';
import { formatRate } from '../../texts/format.js';
import { texts } from '../../texts/texts.js';
import { useEditor } from '../editor-context.js';
import { typeGroups } from './type-groups.js';

const NO_TYPES: readonly EventTypeSummary[] = [];
const REFRESH_MS = 10_000;

/** What a rule can read: types with their properties and rates. A name goes to the caret of the text by a click or Enter. */
export function TypePalette() {
  const [sought, setSought] = useState('');
  const { data = NO_TYPES } = useQuery(trpc.eventTypes.list.queryOptions(undefined, { refetchInterval: REFRESH_MS }));
  const groups = typeGroups(data, sought);
  const words = texts.palette;
  return (
    <nav className="rw-types" aria-label={words.label}>
      <div className="rw-types-search">
        <SearchField label={words.search} value={sought} onChange={setSought} />
      </div>
      <div className="rw-types-list">
        {groups.map((group) => (
          <section key={group.kind} aria-label={words.groups[group.kind]}>
            <h3 className="rw-types-group">
              {words.groups[group.kind]} <span>{group.types.length}</span>
            </h3>
            <ul>
              {group.types.map((type) => (
                <TypeRow key={type.name} type={type} open={sought.trim() !== ''} />
              ))}
            </ul>
          </section>
        ))}
        {groups.length === 0 && <p className="rw-types-group hint">{data.length === 0 ? words.none : words.nothing(sought)}</p>}
      </div>
      <footer className="rw-types-foot">
        <KeyCaps keys={['Enter']} /> {words.inserts}
      </footer>
    </nav>
  );
}

function TypeRow({ type, open: openBySearch }: { readonly type: EventTypeSummary; readonly open: boolean }) {
  const [opened, setOpened] = useState(false);
  const editor = useEditor();
  const open = opened || openBySearch;
  const words = texts.palette;
  return (
    <li>
      <div className="rw-type-row">
        <button
          type="button"
          className="rw-type-open"
          aria-expanded={open}
          aria-label={words.properties(type.name)}
          onClick={() => setOpened(!opened)}
        >
          <Icon name="chevronRight" size={14} />
        </button>
        <button type="button" className="rw-type-name" onClick={() => editor.insertAtCaret(type.name)}>
          <span className="cut">{type.name}</span>
          {type.eventsPerSecond > 0 && <span className="hint">{formatRate(type.eventsPerSecond)}</span>}
        </button>
      </div>
      {open && (
        <ul>
          {type.properties.map((property) => (
            <li key={property.name} className="rw-type-row" data-level={2}>
              <button type="button" className="rw-type-name" onClick={() => editor.insertAtCaret(property.name)}>
                <span className="cut">{property.name}</span>
                <span className="hint">{property.type}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
