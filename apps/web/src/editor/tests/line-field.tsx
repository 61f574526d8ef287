import { type KeyboardEvent, useState } from 'react';

interface LineFieldProps<T> {
  readonly label: string;
  readonly value: T;
  readonly write: (value: T) => string;
  /** undefined when the text is nothing of the kind */
  readonly read: (text: string) => T | undefined;
  /** what would be right, said when it is not */
  readonly wrong: string;
  readonly readOnly: boolean;
  readonly wide?: boolean;
  readonly list?: string;
  readonly placeholder?: string;
  readonly onChange: (value: T) => void;
}

/** A value of a line, edited where it stands: taken over by Enter or when it is left, given up by Escape. */
export function LineField<T>(props: LineFieldProps<T>) {
  const { label, value, write, read, wrong, readOnly, wide, list, placeholder, onChange } = props;
  const [fault, setFault] = useState(false);
  const shown = write(value);
  const take = (text: string) => {
    if (text === shown) return setFault(false);
    const next = read(text);
    setFault(next === undefined);
    return next === undefined ? undefined : onChange(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') take(event.currentTarget.value);
    if (event.key !== 'Escape') return;
    event.currentTarget.value = shown;
    setFault(false);
  };
  return (
    <input
      key={shown}
      className="rw-test-field mono"
      data-wide={wide || undefined}
      aria-label={label}
      aria-invalid={fault || undefined}
      title={fault ? wrong : shown}
      readOnly={readOnly}
      list={list}
      placeholder={placeholder}
      spellCheck={false}
      defaultValue={shown}
      onBlur={(event) => take(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}
