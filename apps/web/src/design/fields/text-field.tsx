import './fields.css';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { Icon } from '../icon.js';

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'size' | 'aria-invalid' | 'aria-describedby'> {
  readonly label: string;
  readonly hint?: ReactNode;
  /** what is wrong and what would be right; announced when it appears */
  readonly error?: string | undefined;
  readonly size?: 'normal' | 'large';
  /** inside the field at its right: a unit, a button */
  readonly after?: ReactNode;
}

/** A labelled field; its error stands under it and is read with it. */
export function TextField({ label, hint, error, size = 'normal', after, id, ...rest }: TextFieldProps) {
  const ownId = useId();
  const fieldId = id ?? ownId;
  const noteId = `${fieldId}-note`;
  const hasNote = Boolean(error ?? hint);
  return (
    <div className="rw-field">
      <label htmlFor={fieldId}>{label}</label>
      <div className="rw-input" data-size={size} data-invalid={error ? true : undefined}>
        <input {...rest} id={fieldId} aria-invalid={error ? true : undefined} aria-describedby={hasNote ? noteId : undefined} />
        {after}
      </div>
      {error ? (
        <p className="rw-field-error" id={noteId} role="alert">
          <Icon name="error" size={14} />
          {error}
        </p>
      ) : (
        hint && (
          <p className="rw-field-hint" id={noteId}>
            {hint}
          </p>
        )
      )}
    </div>
  );
}
