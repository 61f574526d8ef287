import './present-people.css';
import { Tooltip } from '@mantine/core';
import { initialsOf } from '../../app/shell/initials.js';
import { Icon } from '../../design/icon.js';
import { type OtherPerson, useOthers } from '../../live/presence-store.js';
import { texts } from '../../texts/texts.js';

/** More of them are a number. */
const MOST_SHOWN = 4;

/** Who else has this rule open, and who edits it. Changes are announced politely. */
export function PresentPeople({ rule }: { readonly rule: string }) {
  const others = useOthers(rule);
  const words = texts.presence;
  const [first] = others;
  const more = others.length - MOST_SHOWN;
  return (
    <div className="rw-present" role="status">
      {first && (
        <>
          <ul aria-label={words.label}>
            {others.slice(0, MOST_SHOWN).map((other) => (
              <Person key={other.key} other={other} />
            ))}
          </ul>
          {more > 0 && <span className="hint num">+{more}</span>}
          {first.editing && (
            <span className="rw-present-words" aria-hidden>
              {words.edits(first.isMe ? words.you : first.name)}
            </span>
          )}
        </>
      )}
    </div>
  );
}

function Person({ other }: { readonly other: OtherPerson }) {
  const { name, hue, editing, isMe } = other;
  const words = texts.presence;
  const who = isMe ? words.you : name;
  const says = editing ? words.edits(who) : words.looks(who);
  return (
    <Tooltip label={says}>
      <li className="rw-present-person" data-hue={hue} data-editing={editing || undefined}>
        <span aria-hidden>{initialsOf(name)}</span>
        {editing && <Icon name="pencil" size={14} />}
        <span className="visually-hidden">{says}</span>
      </li>
    </Tooltip>
  );
}
