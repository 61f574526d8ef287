import './merge.css';
import { EplText } from '../../design/epl-text.js';
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
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by key */}
          <section className="rw-merge-text" tabIndex={0} aria-label={name(side)}>
            {part[side] === undefined ? <span className="hint">{words.gone}</span> : <EplText text={part[side].trim()} />}
          </section>
        </section>
      ))}
    </fieldset>
  );
}
