import './button.css';
import type { ComponentProps, ReactNode } from 'react';
import { Icon } from '../icon.js';
import type { IconName } from '../icons.js';
import { KeyCaps } from '../marks/key-caps.js';

/**
 * `go` changes what runs (one a screen), `ink` is any other main action, `line` the default, `ghost` the least, `danger` takes
 * something away.
 */
export type ButtonVariant = 'go' | 'ink' | 'line' | 'ghost' | 'danger';

interface ButtonLook {
  readonly variant?: ButtonVariant;
  readonly size?: 'small' | 'normal' | 'large';
  readonly icon?: IconName | undefined;
  /** keys that do the same, shown in caps: `['Ctrl', 'Enter']` */
  readonly keys?: readonly string[];
  /** fills the width of its column */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

type ButtonProps = ButtonLook & Omit<ComponentProps<'button'>, keyof ButtonLook>;

/** A button says a verb. While an answer is awaited, pass `aria-busy`: it stays where it is and takes no second click. */
export function Button({ variant = 'line', size = 'normal', icon, keys, wide, children, type, onClick, ...rest }: ButtonProps) {
  const busy = rest['aria-busy'] === true;
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      className="rw-button"
      data-variant={variant}
      data-size={size}
      data-wide={wide || undefined}
      onClick={busy ? undefined : onClick}
    >
      {icon && <Icon name={icon} size={size === 'small' ? 14 : 16} />}
      {children}
      {keys && <KeyCaps keys={keys} />}
    </button>
  );
}
