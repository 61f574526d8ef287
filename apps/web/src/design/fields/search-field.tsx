import './fields.css';
import type { Ref } from 'react';
import { Icon } from '../icon.js';
import { KeyCaps } from '../marks/key-caps.js';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly width?: number | string;
  readonly ref?: Ref<HTMLInputElement>;
}

/** Narrows a list while one types. `/` leads here; Escape empties it, a second Escape leaves it. */
export function SearchField({ label, value, onChange, width, ref }: SearchFieldProps) {
  return (
    <div className="rw-input" style={{ width }}>
      <Icon name="search" size={14} />
      <input
        ref={ref}
        type="search"
        data-search
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          if (value === '') event.currentTarget.blur();
          else onChange('');
        }}
      />
      {value === '' && <KeyCaps keys={['/']} />}
    </div>
  );
}
