import type { Alert, AlertState } from '@rulewright/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AlertTableHandle } from './alert-table.js';
import { useAlertActions } from './use-alert-actions.js';
import { useAlertCommands } from './use-alert-commands.js';
import type { LoadedAlerts } from './use-alert-list.js';

export interface Triage {
  readonly table: { current: AlertTableHandle | null };
  /** the open alert's row, if it is among the rows */
  readonly current: Alert | undefined;
  readonly marked: ReadonlySet<string>;
  readonly select: (alert: Alert) => void;
  readonly mark: (alert: Alert) => void;
  readonly step: (by: 1 | -1) => void;
  readonly setState: (alerts: readonly Alert[], state: AlertState) => void;
  readonly setReading: (reading: boolean) => void;
  readonly showFresh: () => void;
}

interface TriageInput {
  readonly loaded: LoadedAlerts;
  readonly id: string | undefined;
  /** opens an alert, or closes the one that is open */
  readonly open: (id: string | undefined) => void;
}

const NOBODY: ReadonlySet<string> = new Set();

/** Working through the list: which alert is open, which are selected, what holds the list still. */
export function useTriage({ loaded, id, open }: TriageInput): Triage {
  const { list, state } = loaded;
  const table = useRef<AlertTableHandle>(null);
  const [marked, setMarked] = useState(NOBODY);
  const [reading, setReading] = useState(false);
  const setState = useAlertActions(list);
  const current = state.rows.find((row) => row.id === id);

  // whoever reads, selects or has an alert open is not interrupted
  const held = reading || id !== undefined || marked.size > 0;
  useEffect(() => list.hold(held, Date.now()), [list, held]);

  const step = (by: 1 | -1) => {
    const at = state.rows.findIndex((row) => row.id === id);
    const index = at === -1 ? 0 : Math.min(Math.max(at + by, 0), state.rows.length - 1);
    const next = state.rows[index];
    if (next === undefined) return;
    open(next.id);
    table.current?.show(index);
  };
  const mark = useCallback((alert: Alert) => {
    setMarked((before) =>
      before.has(alert.id) ? new Set([...before].filter((each) => each !== alert.id)) : new Set([...before, alert.id]),
    );
  }, []);
  const setStateOfChosen = (next: AlertState) => {
    const chosen = marked.size > 0 ? state.rows.filter((row) => marked.has(row.id)) : current ? [current] : [];
    setState(chosen, next);
    setMarked(NOBODY);
  };
  const showFresh = () => {
    list.showFresh();
    table.current?.toTop();
  };
  useAlertCommands({
    current,
    freshCount: state.fresh.length,
    step,
    setState: setStateOfChosen,
    mark: () => current && mark(current),
    showFresh,
    close: () => open(undefined),
  });
  return { table, current, marked, select: (alert) => open(alert.id), mark, step, setState, setReading, showFresh };
}
