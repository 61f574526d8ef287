import './alerts.css';
import type { Alert, AlertState } from '@rulewright/contracts';
import { memo } from 'react';
import { Icon } from '../../design/icon.js';
import type { IconName } from '../../design/icons.js';
import { EventValue } from '../../design/marks/event-value.js';
import { SeverityTicks } from '../../design/marks/severity-ticks.js';
import { useNow } from '../../live/now.js';
import { formatAge, formatFull } from '../../texts/format.js';
import { texts } from '../../texts/texts.js';
import { columnsInRow } from './alert-columns.js';

const STATE_ICONS = { open: 'circle', acknowledged: 'eye', closed: 'check' } satisfies Record<AlertState, IconName>;

interface AlertRowProps {
  readonly alert: Alert;
  /** position in the whole list, from 1 */
  readonly index: number;
  readonly selected: boolean;
  readonly marked: boolean;
  readonly onSelect: (alert: Alert) => void;
  readonly onMark: (alert: Alert) => void;
}

/** One alert in the list. Its height never changes, so rows keep their place. */
export const AlertRow = memo(function AlertRow({ alert, index, selected, marked, onSelect, onMark }: AlertRowProps) {
  return (
    <tr
      className="rw-row rw-alert-row"
      data-state={alert.state}
      data-id={alert.id}
      aria-rowindex={index + 1}
      aria-selected={selected}
      onClick={() => onSelect(alert)}
    >
      <td>
        <input
          type="checkbox"
          className="rw-check"
          tabIndex={-1}
          aria-label={texts.alerts.select(alert.name)}
          checked={marked}
          onClick={(event) => event.stopPropagation()}
          onChange={() => onMark(alert)}
        />
      </td>
      <td>
        <SeverityTicks severity={alert.severity} />
      </td>
      <td title={alert.rule}>
        <strong>{alert.name}</strong>
        {alert.shadow && <span className="hint"> {texts.alerts.shadow}</span>}
      </td>
      <td>
        {columnsInRow(alert).map((column) => (
          <span className="rw-alert-column" key={column.name}>
            <EventValue text={column.name} />{' '}
            <b>
              <EventValue text={column.text} />
            </b>
          </span>
        ))}
      </td>
      <td>
        <AlertStateMark state={alert.state} by={alert.stateBy} />
      </td>
      <td className="rw-cell-right">
        <Age atMs={alert.time} />
      </td>
    </tr>
  );
});

function AlertStateMark({ state, by }: { readonly state: AlertState; readonly by: string | null }) {
  return (
    <span className="rw-alert-state" data-state={state}>
      <Icon name={STATE_ICONS[state]} size={14} />
      {texts.alertStates[state]}
      {by && state !== 'open' && <span className="hint">{by}</span>}
    </span>
  );
}

function Age({ atMs }: { readonly atMs: number }) {
  const now = useNow();
  return (
    <time className="num hint" dateTime={new Date(atMs).toISOString()} title={formatFull(atMs)}>
      {formatAge(now - atMs)}
    </time>
  );
}
