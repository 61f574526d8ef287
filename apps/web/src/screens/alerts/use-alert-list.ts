import type { AlertFilter } from '@rulewright/contracts';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { api } from '../../app/api/trpc.js';
import { alertFeed } from '../../live/live-session.js';
import { clearUnreadAlerts } from '../../live/unread-alerts.js';
import { AlertList, type AlertListState } from './alert-list.js';

const PAGE = 100;

export interface LoadedAlerts {
  readonly list: AlertList;
  readonly state: AlertListState;
  readonly loading: boolean;
  readonly failed: boolean;
  readonly reload: () => void;
  readonly loadOlder: () => void;
}

/** The alerts of one filter, live: loaded once, then fed by the connection. `filter` must keep its identity while it means the same. */
export function useAlertList(filter: AlertFilter): LoadedAlerts {
  const list = useMemo(() => new AlertList(filter), [filter]);
  const state = useStore(list.store);
  const [phase, setPhase] = useState<'loading' | 'loaded' | 'failed'>('loading');

  const reload = useCallback(() => {
    setPhase('loading');
    api.alerts.list
      .query({ ...filter, limit: PAGE })
      .then((page) => {
        list.load(page);
        setPhase('loaded');
      })
      .catch(() => setPhase('failed'));
  }, [filter, list]);

  useEffect(() => {
    clearUnreadAlerts();
    // listen first, so that nothing falls between the page and the feed: what comes twice is taken once
    const end = alertFeed.listen({
      arrived: (alerts) => list.arrive(alerts),
      changed: (changes) => list.change(changes),
      lost: () => list.lost(),
    });
    reload();
    return end;
  }, [list, reload]);

  const loadOlder = useOlderPages(list, filter);
  return { list, state, loading: phase === 'loading', failed: phase === 'failed', reload, loadOlder };
}

/** Loads the page below the rows; one at a time, and quietly again when the list is scrolled on after a failure. */
function useOlderPages(list: AlertList, filter: AlertFilter): () => void {
  const [loading] = useState({ now: false });
  return useCallback(() => {
    const { nextBefore } = list.store.getState();
    if (nextBefore === null || loading.now) return;
    loading.now = true;
    api.alerts.list
      .query({ ...filter, before: nextBefore, limit: PAGE })
      .then((page) => list.append(page))
      .catch(() => undefined)
      .finally(() => {
        loading.now = false;
      });
  }, [list, filter, loading]);
}
