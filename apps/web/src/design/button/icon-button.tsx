import './button.css';
import { Tooltip } from '@mantine/core';
import type { ComponentProps } from 'react';
import { Icon } from '../icon.js';
import type { IconName } from '../icons.js';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'children'> {
  readonly icon: IconName;
  /** what it does, said by the tooltip and to a screen reader */
  readonly label: string;
  readonly size?: 'small' | 'normal';
}

/** A button of which the icon is known; its words are in the tooltip. */
export function IconButton({ icon, label, size = 'normal', type, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label}>
      <button {...rest} type={type ?? 'button'} className="rw-icon-button" data-size={size} aria-label={label}>
        <Icon name={icon} size={16} />
      </button>
    </Tooltip>
  );
}
