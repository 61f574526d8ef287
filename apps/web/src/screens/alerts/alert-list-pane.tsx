import './alerts.css';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '../../design/button/button.js';
import { Icon } from '../../design/icon.js';
import { KeyCaps } from '../../design/marks/key-caps.js';
import { EmptyState } from '../../design/states/empty-state.js';
import { ErrorState } from '../../design/states/error-state.js';
import { Loading } from '../../design/states/loading.js';
import { useNow } from '../../live/now.js';
import { formatSpan } from '../../texts/format.js';
import { texts } from '../../texts/texts.js';
import type { AlertListState } from './alert-list.js';
import { AlertTable } from './alert-table.js';
import type { LoadedAlerts } from './use-alert-list.js';
import type { Triage } from './use-triage.js';

interface AlertListPaneProps {
  readonly loaded: LoadedAlerts;
  readonly triage: Triage;
  readonly selected: string | undefined;
  readonly filtered: boolean;
  readonly onShowAll: () => void;
}

/** The rows, or why there are none; above them what waits, below them how the list stands. */
export function AlertListPane({ loaded, triage, selected, filtered, onShowAll }: AlertListPaneProps) {
  const { state, loading, failed, reload, loadOlder } = loaded;
  const words = texts.alerts;
  if (loading && state.rows.length === 0) return <Loading rows={12} />;
  if (failed && state.rows.length === 0) {
    return (
      <div className="rw-place">
        <ErrorState
          title={words.failed}
          detail={texts.common.notReachableDetail}
          actions={<Button onClick={reload}>{texts.common.retry}</Button>}
        />
      </div>
    );
  }
  if (state.rows.length === 0 && state.fresh.length === 0) return <NoAlerts filtered={filtered} onShowAll={onShowAll} />;
  return (
    <>
      {state.fresh.length > 0 && (
        <button type="button" className="rw-fresh-pill" aria-keyshortcuts="." onClick={triage.showFresh}>
          <Icon name="arrowUp" size={14} />
          {words.fresh(state.fresh.length)}
          <KeyCaps keys={['.']} />
        </button>
      )}
      <AlertTable
        ref={triage.table}
        rows={state.rows}
        selected={selected}
        marked={triage.marked}
        more={state.nextBefore !== null}
        onSelect={triage.select}
        onMark={triage.mark}
        onOlder={loadOlder}
        onReading={triage.setReading}
      />
      <AlertFoot state={state} marked={triage.marked.size} onReload={reload} />
    </>
  );
}

function NoAlerts({ filtered, onShowAll }: { readonly filtered: boolean; readonly onShowAll: () => void }) {
  const navigate = useNavigate();
  const words = texts.alerts;
  return (
    <div className="rw-place">
      {filtered ? (
        <EmptyState
          title={words.noneFilter}
          reason={words.noneFilterReason}
          actions={<Button onClick={onShowAll}>{words.showAll}</Button>}
        />
      ) : (
        <EmptyState
          title={words.noneTitle}
          reason={words.noneReason}
          actions={<Button onClick={() => void navigate('/rules')}>{words.toRules}</Button>}
        />
      )}
    </div>
  );
}

interface AlertFootProps {
  readonly state: AlertListState;
  readonly marked: number;
  readonly onReload: () => void;
}

/** Whether the list stands still and why, what is selected, and the keys. */
function AlertFoot({ state, marked, onReload }: AlertFootProps) {
  const words = texts.alerts;
  return (
    <footer className="rw-alert-foot">
      {state.heldSinceMs === undefined ? <span>{words.live}</span> : <HeldFor sinceMs={state.heldSinceMs} />}
      {marked > 0 && <span>· {words.selected(marked)}</span>}
      {state.stale && (
        <>
          <span role="alert">· {words.stale}</span>
          <Button size="small" onClick={onReload}>
            {words.reload}
          </Button>
        </>
      )}
      <Announcement fresh={state.fresh.length} total={state.total} />
      <span className="rw-alert-foot-end">
        <span>
          <KeyCaps keys={['j', 'k']} /> {words.move}
        </span>
        <span>
          <KeyCaps keys={['a']} /> {words.acknowledge.toLowerCase()}
        </span>
        <span>
          <KeyCaps keys={['e']} /> {words.close.toLowerCase()}
        </span>
        <span>
          <KeyCaps keys={['x']} /> {words.mark}
        </span>
        <span>
          <KeyCaps keys={['?']} /> {words.allKeys}
        </span>
      </span>
    </footer>
  );
}

function HeldFor({ sinceMs }: { readonly sinceMs: number }) {
  const now = useNow();
  return (
    <>
      <Icon name="pause" size={14} />
      <span>{texts.alerts.held(formatSpan(Math.max(1_000, Math.floor((now - sinceMs) / 1_000) * 1_000)))}</span>
    </>
  );
}

const SAID_EVERY_MS = 10_000;

/** Says to a screen reader how many came, at most every ten seconds. */
function Announcement({ fresh, total }: { readonly fresh: number; readonly total: number }) {
  const said = useRef(total);
  const latest = useRef(total);
  const [text, setText] = useState('');
  latest.current = total;
  useEffect(() => {
    const timer = setInterval(() => {
      const came = latest.current - said.current;
      said.current = latest.current;
      setText(came > 0 ? texts.alerts.announce(came) : '');
    }, SAID_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className="visually-hidden" aria-live="polite" data-waiting={fresh}>
      {text}
    </span>
  );
}
