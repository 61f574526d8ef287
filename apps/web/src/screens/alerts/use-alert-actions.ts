import type { Alert, AlertState } from '@rulewright/contracts';
import { useCallback } from 'react';
import { failureOf } from '../../app/api/failure.js';
import { api } from '../../app/api/trpc.js';
import { hideToast, showToast } from '../../design/toast/toast-store.js';
import { texts } from '../../texts/texts.js';
import type { AlertList } from './alert-list.js';

type SetState = (alerts: readonly Alert[], state: AlertState) => void;

/** Changes the state of alerts at once on the screen, then on the server; can be undone, and takes itself back when it fails. */
export function useAlertActions(list: AlertList): SetState {
  return useCallback(
    (alerts, state) => {
      const changing = alerts.filter((alert) => alert.state !== state);
      if (changing.length === 0) return;
      list.change(changing.map((alert) => ({ id: alert.id, seq: alert.seq, state, stateBy: alert.stateBy })));
      send(changing, state)
        .then((changed) => {
          list.change(changed);
          showToast({ text: texts.alerts.done[state](changing.length), undo: () => void putBack(list, changing) });
        })
        .catch((error: unknown) => {
          list.change(changing);
          showToast({ text: failureOf(error)?.message ?? texts.alerts.changeFailed });
        });
    },
    [list],
  );
}

async function send(alerts: readonly Alert[], state: AlertState): Promise<readonly Alert[]> {
  return api.alerts.setState.mutate({ ids: alerts.map((alert) => alert.id), state });
}

/** Each alert gets the state back that it had. */
async function putBack(list: AlertList, before: readonly Alert[]): Promise<void> {
  hideToast();
  list.change(before);
  for (const state of ['open', 'acknowledged', 'closed'] as const) {
    const alerts = before.filter((alert) => alert.state === state);
    if (alerts.length > 0) list.change(await send(alerts, state));
  }
}
