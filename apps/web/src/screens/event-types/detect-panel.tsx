import './detect.css';
import type { EventTypeSummary } from '@rulewright/contracts';
import type { EventRecord } from '@rulewright/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { NEW_RULE_PATH } from '../../app/rule-path.js';
import { Button } from '../../design/button/button.js';
import { EplText } from '../../design/epl-text.js';
import { Segmented } from '../../design/fields/segmented.js';
import { Icon } from '../../design/icon.js';
import { EventValue } from '../../design/marks/event-value.js';
import { shownDirections } from '../../texts/shown-directions.js';
import { texts } from '../../texts/texts.js';
import { detect, eventsIn, type FoundProperty, nearestType, schemaText } from './detect.js';
import { LiveSamples } from './live-samples.js';

const ORIGINS = [
  { value: 'paste', label: texts.eventTypes.paste },
  { value: 'live', label: texts.eventTypes.live },
] as const;

/** The shape of events that are pasted or came in lately: found properties, the nearest type, and a declaration to begin a rule with. */
export function DetectPanel({ types }: { readonly types: readonly EventTypeSummary[] }) {
  const [from, setFrom] = useState<'paste' | 'live'>('paste');
  const [live, setLive] = useState<readonly EventRecord[]>([]);
  const words = texts.eventTypes;
  return (
    <>
      <header className="rw-detect-head">
        <h2>{words.detect}</h2>
        <Segmented label={words.detectFrom} segments={ORIGINS} value={from} onChange={setFrom} />
      </header>
      {from === 'paste' ? <PastedSamples types={types} /> : <LiveSamples types={types} onEvents={setLive} />}
      {from === 'live' && live.length > 0 && <Found events={live} types={types} />}
    </>
  );
}

function PastedSamples({ types }: { readonly types: readonly EventTypeSummary[] }) {
  const [text, setText] = useState('');
  const events = text.trim() === '' ? undefined : eventsIn(text);
  const words = texts.eventTypes;
  return (
    <>
      <textarea
        className="rw-detect-sample"
        aria-label={words.sample}
        placeholder={words.samplePlaceholder}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {text.trim() !== '' && events === undefined && (
        <p className="rw-field-error" role="alert">
          <Icon name="error" size={14} />
          {words.notEvents}
        </p>
      )}
      {events && <Found events={events} types={types} />}
    </>
  );
}

interface FoundProps {
  readonly events: NonNullable<ReturnType<typeof eventsIn>>;
  readonly types: readonly EventTypeSummary[];
}

function Found({ events, types }: FoundProps) {
  const navigate = useNavigate();
  const words = texts.eventTypes;
  const found = detect(events);
  const near = nearestType(
    found.properties,
    types.filter(({ origin }) => origin === 'schema'),
  );
  const name = found.typeName ?? 'sample';
  const schema = schemaText(name, found.properties);
  return (
    <>
      <p className="rw-detect-line" role="status">
        <Icon name="check" size={14} />
        {words.found(found.properties.length, found.events)}
        {near && (
          <span className="hint">
            {words.nearest} <b className="mono">{near.type.name}</b> {words.shared(near.shared, found.properties.length)}
          </span>
        )}
      </p>
      <ul className="rw-detect-list">
        {found.properties.map((property) => (
          <FoundRow key={property.name} property={property} near={near?.type} />
        ))}
      </ul>
      <h3>{words.asEpl}</h3>
      <EplText text={schema} />
      <div className="rw-detect-actions">
        <Button
          onClick={() => void navigate(`${NEW_RULE_PATH}?from=epl`, { state: { epl: `${schema}\n\nselect * from ${name};\n` } })}
        >
          {words.newRuleFrom}
        </Button>
        <Button variant="ghost" icon="copy" onClick={() => void navigator.clipboard.writeText(schema)}>
          {words.copy}
        </Button>
      </div>
    </>
  );
}

function FoundRow({ property, near }: { readonly property: FoundProperty; readonly near: EventTypeSummary | undefined }) {
  const words = texts.eventTypes;
  const same = near?.properties.find(({ name }) => name === property.name);
  const says =
    near === undefined
      ? ''
      : same === undefined
        ? words.isNew
        : same.type === property.type
          ? words.isSame
          : words.isOther(same.type);
  return (
    <li title={shownDirections(property.sample)}>
      <span className="mono cut">
        <EventValue text={property.name} />
      </span>
      <span className="mono hint">{property.type}</span>
      <span className="hint" data-new={(near && same === undefined) || undefined}>
        {says}
      </span>
    </li>
  );
}
