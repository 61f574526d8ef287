import '../canvas/families.css';
import './drawing.css';
import type { Family } from '@rulewright/diagram';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { matchName } from '../../app/command-palette/match.js';
import { Icon } from '../../design/icon.js';
import type { IconName } from '../../design/icons.js';
import { sentence } from '../../texts/sentence.js';
import { texts } from '../../texts/texts.js';

/** Something that can be chosen, or cannot and says why. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  /** head under which it stands; choices of one group follow each other */
  readonly group: string;
  readonly icon: IconName;
  readonly family?: Family | undefined;
  /** at the right: what it means here */
  readonly after?: string | undefined;
  readonly refused?: string | undefined;
  /** also found by these words */
  readonly also?: string | undefined;
}

interface ChoiceListProps {
  /** "Connect scanning to" */
  readonly title: string;
  readonly icon: IconName;
  readonly choices: readonly Choice[];
  readonly at: { readonly x: number; readonly y: number };
  /** a sentence for an empty list */
  readonly none?: string;
  readonly onChoose: (choice: Choice) => void;
  readonly onClose: () => void;
}

const WIDTH = 440;
const HEIGHT = 392;
const EDGE = 16;

/** A list beside the part that it is about: search first, what fits on top, below it what cannot be, and why. */
export function ChoiceList({ title, icon, choices, at, none, onChoose, onClose }: ChoiceListProps) {
  const [sought, setSought] = useState('');
  const [chosen, setChosen] = useState(0);
  const id = useId();
  const shown = ordered(choices, sought);
  const active = shown[Math.min(chosen, shown.length - 1)];
  const box = useRef<HTMLDivElement>(null);
  const words = texts.drawing;
  useEffect(() => box.current?.querySelector('input')?.focus(), []);
  useEffect(() => {
    box.current?.querySelector(`[data-index="${chosen}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const take = (choice: Choice | undefined) => {
    if (choice && choice.refused === undefined) onChoose(choice);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setChosen((chosen + step + shown.length) % Math.max(1, shown.length));
    if (event.key === 'Enter') take(active);
    if (event.key === 'Escape' || event.key === 'Tab') onClose();
    if (step !== 0 || ['Enter', 'Escape', 'Tab'].includes(event.key)) event.preventDefault();
  };
  const left = Math.max(EDGE, Math.min(at.x, window.innerWidth - WIDTH - EDGE));
  const top = Math.max(EDGE, Math.min(at.y, window.innerHeight - HEIGHT - EDGE));
  return (
    <div
      className="rw-picker"
      role="dialog"
      aria-label={title}
      ref={box}
      style={{ left, top }}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onClose();
      }}
    >
      <div className="rw-picker-input">
        <Icon name={icon} size={14} />
        <span>{title}</span>
        <input
          type="text"
          role="combobox"
          aria-expanded
          aria-controls={id}
          aria-activedescendant={active && `${id}-${active.id}`}
          aria-label={title}
          value={sought}
          onChange={(event) => {
            setSought(event.currentTarget.value);
            setChosen(0);
          }}
        />
      </div>
      <div className="rw-picker-list" role="listbox" id={id} aria-label={title} tabIndex={-1}>
        {shown.length === 0 && <p className="rw-picker-none">{sought.trim() === '' ? none : words.nothingCalled(sought)}</p>}
        {shown.map((choice, index) => (
          <ChoiceRow
            key={choice.id}
            id={`${id}-${choice.id}`}
            choice={choice}
            index={index}
            chosen={choice === active}
            begins={groupOf(choice) !== groupOf(shown[index - 1])}
            onPoint={() => setChosen(index)}
            onTake={() => take(choice)}
          />
        ))}
      </div>
    </div>
  );
}

function groupOf(choice: Choice | undefined): string | undefined {
  return choice?.refused === undefined ? choice?.group : texts.drawing.cannot;
}

/** What fits before what does not; of those that a search finds, the best first. */
function ordered(choices: readonly Choice[], sought: string): readonly Choice[] {
  const found = choices.flatMap((choice) => {
    const match = matchName(choice.label, sought) ?? (choice.also ? matchName(choice.also, sought) : undefined);
    return match ? [{ choice, rank: match.rank }] : [];
  });
  if (sought.trim() !== '') found.sort((a, b) => a.rank - b.rank);
  const list = found.map(({ choice }) => choice);
  const fits = list.filter((choice) => choice.refused === undefined);
  const groups = [...new Set(fits.map((choice) => choice.group))];
  return [
    ...groups.flatMap((group) => fits.filter((choice) => choice.group === group)),
    ...list.filter((choice) => choice.refused !== undefined),
  ];
}

interface ChoiceRowProps {
  readonly id: string;
  readonly choice: Choice;
  readonly index: number;
  readonly chosen: boolean;
  readonly begins: boolean;
  readonly onPoint: () => void;
  readonly onTake: () => void;
}

function ChoiceRow({ id, choice, index, chosen, begins, onPoint, onTake }: ChoiceRowProps) {
  const { label, icon, family, after, refused } = choice;
  return (
    <>
      {begins && (
        <div className="rw-picker-group" role="presentation">
          {groupOf(choice)}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys act in the input, which keeps the focus */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the active descendant of the input is never focused itself */}
      <div
        className="rw-picker-row"
        role="option"
        id={id}
        data-index={index}
        data-family={family}
        aria-selected={chosen}
        aria-disabled={refused !== undefined}
        onPointerMove={onPoint}
        onPointerDown={(event) => event.preventDefault()}
        onClick={onTake}
      >
        <Icon name={icon} size={14} />
        <span>{label}</span>
        <span className="cut" title={refused ?? after}>
          {refused === undefined ? after : sentence(refused)}
        </span>
      </div>
    </>
  );
}
