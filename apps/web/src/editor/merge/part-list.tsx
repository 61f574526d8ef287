import '../../design/layout/pick-list.css';
import { Icon } from '../../design/icon.js';
import { texts } from '../../texts/texts.js';
import type { Choices, MergedPart } from './merge-texts.js';
import { HEAD, TAIL } from './part-ids.js';

interface PartListProps {
  /** what is not the same everywhere */
  readonly parts: readonly MergedPart[];
  readonly choices: Choices;
  readonly shown: string;
  readonly onShow: (id: string) => void;
}

/** The statements that were changed, and by whom. */
export function PartList({ parts, choices, shown, onShow }: PartListProps) {
  const words = texts.merge;
  return (
    <ul className="rw-pick-list" aria-label={words.statements}>
      {parts.map((part) => (
        <li key={part.id}>
          <button type="button" aria-pressed={part.id === shown} onClick={() => onShow(part.id)}>
            <span className="cut">{partTitle(part)}</span>
            <span className="hint">{part.kind !== 'unchanged' && words.changedBy[part.kind]}</span>
            {part.kind === 'collision' && <Icon name={choices.has(part.id) ? 'check' : 'warning'} size={14} />}
          </button>
        </li>
      ))}
    </ul>
  );
}

export function partTitle({ id, title }: MergedPart): string {
  if (id === HEAD) return texts.merge.head;
  return id === TAIL ? texts.merge.tail : title;
}
