import './alert-detail.css';
import type { Alert, AlertState, AlertDetail as Detail } from '@rulewright/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { codeOf } from '../../app/api/failure.js';
import { trpc } from '../../app/api/trpc.js';
import { rulePath } from '../../app/rule-path.js';
import { useSession } from '../../app/session/session.js';
import { Button } from '../../design/button/button.js';
import { IconButton } from '../../design/button/icon-button.js';
import { Icon } from '../../design/icon.js';
import { EventValue } from '../../design/marks/event-value.js';
import { SeverityTicks } from '../../design/marks/severity-ticks.js';
import { EmptyState } from '../../design/states/empty-state.js';
import { ErrorState } from '../../design/states/error-state.js';
import { Loading } from '../../design/states/loading.js';
import { formatFull } from '../../texts/format.js';
import { texts } from '../../texts/texts.js';
import { fullValue, shownValue } from './alert-columns.js';
import { AlertEvidence, isSearched } from './alert-evidence.js';
import { AlertNotes } from './alert-notes.js';
import { FoldedValues } from './folded-values.js';

/** How often it is asked whether the events behind an alert have been found. */
const ASK_AGAIN_MS = 2_000;

interface AlertDetailProps {
  readonly id: string;
  /** the row of the list, if it is there: its state is newer than what was asked for once */
  readonly row: Alert | undefined;
  readonly onState: (alert: Alert, state: AlertState) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
}

/** One alert, in the same order for every rule: what, by which values, what to do; then its columns, its events, where it went, notes. */
export function AlertDetail({ id, row, onState, onStep, onClose }: AlertDetailProps) {
  const { data, isError, error, refetch } = useQuery(
    trpc.alerts.get.queryOptions({ id }, { refetchInterval: ({ state }) => (isSearched(state.data) ? ASK_AGAIN_MS : false) }),
  );
  const words = texts.alerts;
  const alert = row ?? data;
  return (
    <aside className="rw-detail" aria-label={words.detail}>
      {alert && <DetailHead alert={alert} onState={onState} onStep={onStep} onClose={onClose} />}
      {data && <DetailBody detail={data} />}
      {!data && !isError && <Loading rows={4} />}
      {isError && (
        <div className="rw-place">
          {codeOf(error) === 'not-found' ? (
            <EmptyState
              title={words.missing}
              reason={words.missingReason}
              actions={<Button onClick={onClose}>{words.closeDetail}</Button>}
            />
          ) : (
            <ErrorState
              title={words.failed}
              detail={texts.common.notReachableDetail}
              actions={<Button onClick={() => void refetch()}>{texts.common.retry}</Button>}
            />
          )}
        </div>
      )}
    </aside>
  );
}

type DetailHeadProps = Omit<AlertDetailProps, 'id' | 'row'> & { readonly alert: Alert };

function DetailHead({ alert, onState, onStep, onClose }: DetailHeadProps) {
  const words = texts.alerts;
  return (
    <header className="rw-detail-head">
      <div className="rw-detail-title">
        <SeverityTicks severity={alert.severity} />
        <span className="hint">·</span>
        <h2 className="cut">{alert.name}</h2>
        <span>
          <IconButton size="small" icon="chevronUp" label={words.previous} onClick={() => onStep(-1)} />
          <IconButton size="small" icon="chevronDown" label={words.next} onClick={() => onStep(1)} />
          <IconButton size="small" icon="x" label={words.closeDetail} onClick={onClose} />
        </span>
      </div>
      {alert.key.length > 0 && (
        <div className="rw-detail-keys">
          {alert.key.slice(0, 2).map(({ name, value }) => (
            <span key={name}>
              <small>{name}</small>
              <EventValue text={shownValue(value)} />
            </span>
          ))}
        </div>
      )}
      <p className="hint">
        {words.found(formatFull(alert.time))} · <Link to={rulePath(alert.rule)}>{alert.rule}</Link>{' '}
        {texts.rules.version(alert.version)}
      </p>
      <DetailActions alert={alert} onState={onState} />
    </header>
  );
}

function DetailActions({ alert, onState }: Pick<DetailHeadProps, 'alert' | 'onState'>) {
  const { may } = useSession();
  const words = texts.alerts;
  if (!may('analyst')) return null;
  return (
    <div className="rw-detail-actions">
      {alert.state === 'open' && (
        <Button icon="eye" keys={['a']} onClick={() => onState(alert, 'acknowledged')}>
          {words.acknowledge}
        </Button>
      )}
      {alert.state === 'closed' ? (
        <Button icon="undo" onClick={() => onState(alert, 'open')}>
          {words.reopen}
        </Button>
      ) : (
        <Button icon="check" keys={['e']} onClick={() => onState(alert, 'closed')}>
          {words.close}
        </Button>
      )}
    </div>
  );
}

function DetailBody({ detail }: { readonly detail: Detail }) {
  const words = texts.alerts;
  return (
    <>
      <section className="rw-detail-section">
        <h3>
          {words.rowTitle} <span className="hint">{Object.keys(detail.row).length}</span>
        </h3>
        <dl className="rw-detail-columns">
          {Object.entries(detail.row).map(([name, value]) => (
            <div key={name}>
              <dt title={name}>
                {name}
                {Array.isArray(value) && value.length > 1 && <span className="hint">{words.values(value.length)}</span>}
              </dt>
              <dd>
                <FoldedValues lines={fullValue(value)} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <AlertEvidence detail={detail} />
      <Deliveries detail={detail} />
      <AlertNotes id={detail.id} notes={detail.notes} />
    </>
  );
}

function Deliveries({ detail }: { readonly detail: Detail }) {
  const words = texts.alerts;
  if (detail.deliveries.length === 0) return null;
  return (
    <section className="rw-detail-section">
      <h3>{words.delivered}</h3>
      <ul className="rw-detail-list">
        {detail.deliveries.map((delivery) => {
          const said = words.deliveries[delivery.state];
          return (
            <li key={delivery.sink}>
              <Icon name={delivery.state === 'delivered' ? 'check' : delivery.state === 'dead' ? 'x' : 'every'} size={14} />
              {delivery.sink}
              <span className="hint">
                {typeof said === 'string' ? said : said(delivery.tries)} {delivery.lastError}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
