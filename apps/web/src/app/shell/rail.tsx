import './shell.css';
import { Tooltip } from '@mantine/core';
import { NavLink } from 'react-router';
import { Icon } from '../../design/icon.js';
import { Logo } from '../../design/marks/logo.js';
import { useUnreadAlerts } from '../../live/unread-alerts.js';
import { texts } from '../../texts/texts.js';
import { AccountMenu } from './account-menu.js';
import { PLACES, type Place } from './places.js';

/** The rooms of the app, and at its foot the person. */
export function Rail() {
  return (
    <nav className="rw-rail" aria-label={texts.shell.places}>
      <span className="rw-rail-logo">
        <Logo />
      </span>
      {PLACES.map((place) => (
        <RailLink key={place.path} place={place} />
      ))}
      <span className="rw-rail-end">
        <AccountMenu />
      </span>
    </nav>
  );
}

function RailLink({ place }: { readonly place: Place }) {
  const unread = useUnreadAlerts();
  const news = place.path === '/alerts' && unread > 0;
  const label = news ? `${place.name}, ${texts.shell.unreadAlerts(unread)}` : place.name;
  return (
    <Tooltip label={label} position="right">
      <NavLink to={place.path} aria-label={label} aria-keyshortcuts={`g ${place.letter}`}>
        <Icon name={place.icon} size={20} />
        {news && <span className="rw-rail-news" />}
      </NavLink>
    </Tooltip>
  );
}
