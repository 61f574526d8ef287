import './fields.css';
import { Menu } from '@mantine/core';
import { Icon } from '../icon.js';

interface FilterMenuProps<T extends string> {
  /** what is filtered: "State" */
  readonly label: string;
  /** what stands for no filter: "any" */
  readonly anyLabel: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  /** undefined: any */
  readonly value: T | undefined;
  readonly onChange: (value: T | undefined) => void;
}

/** A filter of a list: its name and its value on one button, the choices below it. */
export function FilterMenu<T extends string>({ label, anyLabel, options, value, onChange }: FilterMenuProps<T>) {
  const chosen = options.find((option) => option.value === value);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className="rw-filter">
          {label} <strong>{chosen?.label ?? anyLabel}</strong>
          <Icon name="chevronDown" size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onChange(undefined)} rightSection={chosen === undefined && <Icon name="check" size={14} />}>
          {anyLabel}
        </Menu.Item>
        {options.map((option) => (
          <Menu.Item
            key={option.value}
            onClick={() => onChange(option.value)}
            rightSection={option.value === value && <Icon name="check" size={14} />}
          >
            {option.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
