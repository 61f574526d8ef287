import './samples.css';
import type { SampleCondition } from '@rulewright/diagram';
import { type FormEvent, useContext, useEffect, useRef, useState } from 'react';
import { Button } from '../../design/button/button.js';
import { EventValue } from '../../design/marks/event-value.js';
import { shownDirections } from '../../texts/shown-directions.js';
import { texts } from '../../texts/texts.js';
import { useDrawing } from '../drawing/use-drawing.js';
import { LanguageContext } from '../editor-context.js';
import { type LaidSample, laySample, useLaidSample } from './sample-store.js';

/** Asks what of an event that was put on the canvas shall be read: its type alone, or what has some of its values. */
export function SampleChoice() {
  const laid = useLaidSample();
  useEffect(() => () => laySample(undefined), []);
  return laid ? <OpenChoice key={`${laid.point.x} ${laid.point.y}`} laid={laid} /> : null;
}

const WIDTH = 340;
const HEIGHT = 420;
const EDGE = 16;

function OpenChoice({ laid }: { readonly laid: LaidSample }) {
  const { sample, at, spot, point } = laid;
  const draw = useDrawing();
  const conditions = useConditions(laid);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const box = useRef<HTMLFormElement>(null);
  const words = texts.samples;
  useEffect(() => box.current?.focus(), []);
  const chosen = conditions.filter(({ property }) => taken.has(property)).map(({ predicate }) => predicate);
  const predicate = chosen.length === 0 ? undefined : chosen.join(' and ');
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    laySample(undefined);
    const edit = { kind: 'place-source' as const, name: sample.type, ...(at === undefined ? {} : { at }) };
    void draw(predicate === undefined ? edit : { ...edit, predicate }, { spot, focus: true });
  };
  const values = conditions.filter(({ missing, refused }) => !missing && refused === undefined).map(({ property }) => property);
  const all = values.length > 0 && values.every((property) => taken.has(property));
  return (
    <form
      ref={box}
      className="rw-sample"
      role="dialog"
      aria-label={words.title(sample.type)}
      tabIndex={-1}
      style={{
        left: Math.max(EDGE, Math.min(point.x, window.innerWidth - WIDTH - EDGE)),
        top: Math.max(EDGE, Math.min(point.y, window.innerHeight - HEIGHT - EDGE)),
      }}
      onSubmit={onSubmit}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') laySample(undefined);
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) laySample(undefined);
      }}
    >
      <header>
        <h2>{words.title(sample.type)}</h2>
        <Button size="small" variant="ghost" onClick={() => setTaken(new Set(all ? [] : values))}>
          {all ? words.none : words.all}
        </Button>
      </header>
      <fieldset>
        <legend>{words.which}</legend>
        {conditions.map((condition) => (
          <ConditionTick
            key={condition.property}
            condition={condition}
            checked={taken.has(condition.property)}
            onToggle={() => setTaken(toggled(taken, condition.property))}
          />
        ))}
      </fieldset>
      <p className="rw-sample-reads">
        {predicate === undefined ? words.every(sample.type) : <code>{shownDirections(`${sample.type}(${predicate})`)}</code>}
      </p>
      <footer>
        <Button variant="ghost" onClick={() => laySample(undefined)}>
          {texts.common.cancel}
        </Button>
        <Button variant="ink" type="submit">
          {words.add}
        </Button>
      </footer>
    </form>
  );
}

interface ConditionTickProps {
  readonly condition: SampleCondition;
  readonly checked: boolean;
  readonly onToggle: () => void;
}

function ConditionTick({ condition: { predicate, refused }, checked, onToggle }: ConditionTickProps) {
  return (
    <label className="rw-sample-tick" data-refused={refused?.kind}>
      <input type="checkbox" className="rw-check" disabled={refused !== undefined} checked={checked} onChange={onToggle} />
      <code>
        <EventValue text={predicate} />
      </code>
      {refused && (
        <span className="hint">
          {refused.kind === 'undeclared' ? texts.samples.undeclared : texts.samples.otherType(refused.type)}
        </span>
      )}
    </label>
  );
}

function toggled(taken: ReadonlySet<string>, property: string): ReadonlySet<string> {
  return taken.has(property) ? new Set([...taken].filter((each) => each !== property)) : new Set([...taken, property]);
}

const NONE: readonly SampleCondition[] = [];

/** What the values of the event say as conditions, as the language writes them. */
function useConditions({ sample }: LaidSample): readonly SampleCondition[] {
  const language = useContext(LanguageContext);
  const [conditions, setConditions] = useState(NONE);
  useEffect(() => {
    let current = true;
    void language?.ask('sampleConditions', sample.event, sample.properties).then((found) => {
      if (current) setConditions(found);
    });
    return () => {
      current = false;
    };
  }, [language, sample]);
  return conditions;
}
