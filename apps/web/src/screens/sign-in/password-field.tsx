import { useState } from 'react';
import { IconButton } from '../../design/button/icon-button.js';
import { TextField } from '../../design/fields/text-field.js';
import { texts } from '../../texts/texts.js';

interface PasswordFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly hint?: string;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly readOnly?: boolean;
}

/** A pass phrase that can be looked at while it is typed. */
export function PasswordField({ value, onChange, error, hint, autoComplete, readOnly = false }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const words = texts.people;
  return (
    <TextField
      size="large"
      label={words.password}
      type={shown ? 'text' : 'password'}
      name="password"
      required
      readOnly={readOnly}
      autoComplete={autoComplete}
      value={value}
      error={error}
      hint={hint}
      onChange={(event) => onChange(event.currentTarget.value)}
      after={
        <IconButton
          size="small"
          icon={shown ? 'eyeOff' : 'eye'}
          label={shown ? words.hide : words.show}
          onClick={() => setShown(!shown)}
        />
      }
    />
  );
}
