import './shell.css';
import { Menu } from '@mantine/core';
import { useNavigate } from 'react-router';
import { Icon } from '../../design/icon.js';
import type { IconName } from '../../design/icons.js';
import { texts } from '../../texts/texts.js';
import { useSession } from '../session/session.js';
import { chooseTheme, type ThemeChoice, useTheme } from '../theme/theme-store.js';
import { initialsOf } from './initials.js';

const THEMES: readonly { readonly choice: ThemeChoice; readonly icon: IconName }[] = [
  { choice: 'system', icon: 'deviceDesktop' },
  { choice: 'light', icon: 'sun' },
  { choice: 'dark', icon: 'moon' },
];

/** Who is here, and how the app looks to them. */
export function AccountMenu() {
  const { choice } = useTheme();
  const { me, user, signOut } = useSession();
  const navigate = useNavigate();
  const words = texts.shell;
  return (
    <Menu position="right-end" offset={8} width={240}>
      <Menu.Target>
        <button type="button" className="rw-rail-account" aria-label={words.account}>
          {user ? <span className="rw-avatar">{initialsOf(user.displayName ?? user.name)}</span> : <Icon name="user" size={20} />}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{user ? words.signedInAs(user.displayName ?? user.name) : words.loopback}</Menu.Label>
        <Menu.Divider />
        <Menu.Label>{words.appearance}</Menu.Label>
        {THEMES.map((theme) => (
          <Menu.Item
            key={theme.choice}
            leftSection={<Icon name={theme.icon} size={14} />}
            rightSection={theme.choice === choice && <Icon name="check" size={14} />}
            onClick={() => chooseTheme(theme.choice)}
          >
            {words.themes[theme.choice]}
          </Menu.Item>
        ))}
        {!me.setupDone && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<Icon name="user" size={14} />} onClick={() => void navigate('/set-up')}>
              {texts.people.offer}
            </Menu.Item>
          </>
        )}
        {user && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<Icon name="logout" size={14} />} onClick={() => signOut()}>
              {words.signOut}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
