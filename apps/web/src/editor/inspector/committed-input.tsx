import './form.css';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

interface CommittedInputProps {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (value: string) => void;
  /** id of a datalist */
  readonly list?: string;
  readonly id?: string;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
  readonly placeholder?: string;
  readonly multiline?: boolean;
  /** is empty again once its text was taken: a place for one more */
  readonly clears?: boolean;
  /** takes the focus when it appears with nothing in it */
  readonly focusEmpty?: boolean;
}

/** A field whose text counts when it is left or Enter is pressed; Escape takes the typing back. */
export function CommittedInput({
  label,
  value,
  onCommit,
  multiline = false,
  clears = false,
  focusEmpty,
  invalid,
  describedBy,
  ...rest
}: CommittedInputProps) {
  const [draft, setDraft] = useState(value);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const committed = useRef<string>(undefined);
  useEffect(() => {
    setDraft(value);
    committed.current = undefined;
  }, [value]);
  const type = (text: string) => {
    committed.current = undefined;
    setDraft(text);
  };
  useEffect(() => {
    if (focusEmpty && field.current?.value === '') field.current.focus();
  }, [focusEmpty]);
  const commit = () => {
    if (draft === value || draft === committed.current) return;
    // leaving the field after Enter is no second commit
    committed.current = draft;
    onCommit(draft);
    if (clears) setDraft(value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      commit();
    }
    if (event.key === 'Escape' && draft !== value) {
      event.stopPropagation();
      setDraft(value);
    }
  };
  const common = {
    ...rest,
    ref: field,
    className: 'rw-form-input',
    'aria-label': label,
    'aria-invalid': invalid,
    'aria-describedby': describedBy,
    spellCheck: false,
    autoComplete: 'off',
    value: draft,
    onBlur: commit,
    onKeyDown,
  } as const;
  return multiline ? (
    <textarea {...common} rows={Math.min(8, draft.split('\n').length + 1)} onChange={(event) => type(event.currentTarget.value)} />
  ) : (
    <input {...common} onChange={(event) => type(event.currentTarget.value)} />
  );
}
