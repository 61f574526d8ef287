import './predicate.css';
import type { Predicate } from '@rulewright/diagram';
import { useEffect, useId, useState } from 'react';
import { Button } from '../../../design/button/button.js';
import { IconButton } from '../../../design/button/icon-button.js';
import { Segmented } from '../../../design/fields/segmented.js';
import { texts } from '../../../texts/texts.js';
import { CommittedInput } from '../committed-input.js';
import type { Names } from '../names-in-scope.js';
import { ConditionRow } from './condition-row.js';
import { asGroup, isComplete, NEW_ROW, type PredicateGroup, withoutEmpty } from './predicate-tree.js';

interface PredicateBuilderProps {
  readonly label: string;
  readonly predicate: Predicate;
  readonly names: Names;
  /** `undefined`: no condition at all */
  readonly onChange: (predicate: Predicate | undefined) => void;
}

const MODES = [
  { value: 'all', label: texts.form.all },
  { value: 'any', label: texts.form.any },
] as const;

/** Conditions as rows of property, operator and value, in groups of which all or any must hold. Written once every row is filled in. */
export function PredicateBuilder({ label, predicate, names, onChange }: PredicateBuilderProps) {
  const [draft, setDraft] = useState(() => asGroup(predicate));
  const properties = useId();
  useEffect(() => setDraft(asGroup(predicate)), [predicate]);
  const change = (next: PredicateGroup) => {
    setDraft(next);
    if (!isComplete(next)) return;
    const written = withoutEmpty(next);
    onChange(written.parts.length === 0 ? undefined : written);
  };
  return (
    <fieldset className="rw-predicate">
      <legend className="visually-hidden">{label}</legend>
      <Group group={draft} title={label} names={names} listId={properties} onChange={change} />
      <datalist id={properties}>
        {names.properties.map((property) => (
          <option key={property} value={property} />
        ))}
      </datalist>
    </fieldset>
  );
}

interface GroupProps {
  readonly group: PredicateGroup;
  readonly title: string;
  readonly names: Names;
  readonly listId: string;
  readonly onChange: (group: PredicateGroup) => void;
  readonly onRemove?: () => void;
}

function Group({ group, title, names, listId, onChange, onRemove }: GroupProps) {
  const words = texts.form;
  const set = (at: number, part: Predicate | undefined) =>
    onChange({ ...group, parts: part === undefined ? group.parts.toSpliced(at, 1) : group.parts.with(at, part) });
  const add = (part: Predicate) => onChange({ ...group, parts: [...group.parts, part] });
  return (
    <>
      <div className="rw-predicate-head">
        <span>{title}</span>
        <Segmented label={words.mode} segments={MODES} value={group.kind} onChange={(kind) => onChange({ ...group, kind })} />
        {onRemove && <IconButton size="small" icon="x" label={words.removeGroup} onClick={onRemove} />}
      </div>
      {group.parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a condition is its place in the group
        <Part key={at} part={part} names={names} listId={listId} onChange={(next) => set(at, next)} />
      ))}
      <div className="rw-predicate-add">
        <Button size="small" icon="plus" onClick={() => add(NEW_ROW)}>
          {words.condition}
        </Button>
        <Button size="small" variant="ghost" icon="subGroup" onClick={() => add({ kind: 'any', parts: [NEW_ROW] })}>
          {words.group}
        </Button>
        <IconButton size="small" icon="code" label={words.expression} onClick={() => add({ kind: 'expression', text: '' })} />
      </div>
    </>
  );
}

interface PartProps {
  readonly part: Predicate;
  readonly names: Names;
  readonly listId: string;
  readonly onChange: (part: Predicate | undefined) => void;
}

function Part({ part, names, listId, onChange }: PartProps) {
  const words = texts.form;
  switch (part.kind) {
    case 'row':
      return <ConditionRow row={part} names={names} listId={listId} onChange={onChange} />;
    case 'all':
    case 'any':
      return (
        <div className="rw-predicate-group">
          <Group
            group={part}
            title={words.subGroup}
            names={names}
            listId={listId}
            onChange={onChange}
            onRemove={() => onChange(undefined)}
          />
        </div>
      );
    case 'not':
      return (
        <div className="rw-predicate-group">
          <Group
            group={asGroup(part.part)}
            title={words.notGroup}
            names={names}
            listId={listId}
            onChange={(inner) => onChange({ kind: 'not', part: inner })}
            onRemove={() => onChange(undefined)}
          />
        </div>
      );
    case 'expression':
      return (
        <div className="rw-condition" data-expression>
          <CommittedInput
            label={words.expression}
            value={part.text}
            focusEmpty
            onCommit={(text) => onChange(text.trim() === '' ? undefined : { kind: 'expression', text })}
          />
          <IconButton size="small" icon="x" label={words.removeCondition} onClick={() => onChange(undefined)} />
        </div>
      );
  }
}
