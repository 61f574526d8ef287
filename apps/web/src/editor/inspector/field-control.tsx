import './form.css';
import type { Field } from '@rulewright/diagram';
import { useId } from 'react';
import { CommittedInput } from './committed-input.js';
import type { Names } from './names-in-scope.js';

interface FieldControlProps {
  readonly field: Field;
  readonly names: Names;
  readonly invalid: boolean;
  readonly noteId: string;
  readonly onWrite: (value: string) => void;
}

/** What is written over several lines. */
const TALL: ReadonlySet<Field['kind']> = new Set(['epl', 'pattern', 'annotation-arguments', 'property-list', 'assignment-list']);
/** What speaks of properties. */
const SPEAKS_OF_PROPERTIES: ReadonlySet<Field['kind']> = new Set(['expression', 'expression-list', 'column-list']);

/** One field of a form, by what it holds. */
export function FieldControl({ field, names, invalid, noteId, onWrite }: FieldControlProps) {
  const id = useId();
  const { kind, label, value, choices = [], optional } = field;
  if (kind === 'flag') {
    return (
      <label className="rw-form-flag">
        <input
          type="checkbox"
          className="rw-check"
          checked={value === 'true'}
          onChange={(event) => onWrite(String(event.currentTarget.checked))}
        />
        {label}
      </label>
    );
  }
  if (kind === 'choice') {
    const known = choices.some((choice) => choice.value === value);
    return (
      <>
        <label htmlFor={id}>{label}</label>
        <select id={id} className="rw-select" value={value} onChange={(event) => onWrite(event.currentTarget.value)}>
          {!known && <option value={value}>{value}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value} title={choice.doc}>
              {choice.label}
            </option>
          ))}
        </select>
      </>
    );
  }
  const suggestions =
    choices.length > 0 ? choices.map((choice) => choice.value) : SPEAKS_OF_PROPERTIES.has(kind) ? names.properties : [];
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <CommittedInput
        id={id}
        label={label}
        value={value}
        multiline={TALL.has(kind) && (value.includes('\n') || value.length > 30)}
        invalid={invalid}
        describedBy={invalid || field.hint ? noteId : undefined}
        placeholder={optional ? '—' : ''}
        {...(suggestions.length > 0 ? { list: `${id}-list` } : {})}
        clears={field.name.endsWith('.new')}
        onCommit={onWrite}
      />
      {suggestions.length > 0 && (
        <datalist id={`${id}-list`}>
          {suggestions.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
    </>
  );
}
