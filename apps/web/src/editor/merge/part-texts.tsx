import './merge.css';
import { lineDiff } from '@rulewright/core';
import { DiffText } from '../../design/diff/diff-text.js';
import { texts } from '../../texts/texts.js';
import type { MergedPart, Side } from './merge-texts.js';
import { partTitle } from './part-list.js';

interface PartTextsProps {
  readonly part: MergedPart;
  readonly choice: Side | undefined;
  readonly version: number;
  readonly onChoose: (side: Side) => void;
}

const SIDES: readonly Side[] = ['mine', 'theirs'];

/** One statement as either has it; where both changed it, one is chosen. */
export function PartTexts({ part, choice, version, onChoose }: PartTextsProps) {
  const words = texts.merge;
  const collides = part.kind === 'collision';
  const taken = collides ? choice : part.kind === 'theirs' ? 'theirs' : 'mine';
  const name = (side: Side) => (side === 'mine' ? words.mine : words.theirs(version));
  return (
    <fieldset className="rw-merge-sides" aria-label={collides ? words.choose(partTitle(part)) : partTitle(part)}>
      {SIDES.map((side) => (
        <section key={side} data-taken={taken === side || undefined}>
          {collides ? (
            <label>
              <input type="radio" name={`side-${part.id}`} checked={choice === side} onChange={() => onChoose(side)} />
              {name(side)}
            </label>
          ) : (
            <h3>{name(side)}</h3>
          )}
          <SideText label={name(side)} base={part.base} text={part[side]} />
        </section>
      ))}
    </fieldset>
  );
}

interface SideTextProps {
  readonly label: string;
  readonly base: string | undefined;
  readonly text: string | undefined;
}

/** One side's text, with what that side changed in it marked; what stands in no common text is all new. */
function SideText({ label, base, text }: SideTextProps) {
  if (text === undefined) return <p className="rw-merge-gone hint">{texts.merge.gone}</p>;
  const own = text.trim();
  const lines =
    base === undefined ? own.split('\n').map((line) => ({ kind: 'added', text: line }) as const) : lineDiff(base.trim(), own);
  return <DiffText label={label} lines={lines} />;
}
