import { Menu } from '@mantine/core';
import { capsOf } from '../../app/commands/key-chord.js';
import { useAllCommands } from '../../app/commands/use-commands.js';
import { Icon } from '../../design/icon.js';
import { KeyCaps } from '../../design/marks/key-caps.js';
import { texts } from '../../texts/texts.js';

/** What can be done with the selected part, the same as its keys. */
export function PartMenu() {
  const commands = useAllCommands().filter((command) => command.id.startsWith('part.'));
  return (
    <Menu position="bottom-end" width={320} returnFocus={false}>
      <Menu.Target>
        <button type="button" className="rw-icon-button" data-size="small" aria-label={texts.form.actions}>
          <Icon name="dots" size={16} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {commands.map((command) => (
          <Menu.Item
            key={command.id}
            disabled={command.refused !== undefined}
            leftSection={command.icon && <Icon name={command.icon} size={14} />}
            rightSection={command.keys && <KeyCaps keys={capsOf(command.keys)} />}
            onClick={command.run}
          >
            {command.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
