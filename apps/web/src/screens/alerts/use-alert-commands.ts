import type { Alert, AlertState } from '@rulewright/contracts';
import { useCommands } from '../../app/commands/use-commands.js';
import { useSession } from '../../app/session/session.js';
import { hideToast, useToast } from '../../design/toast/toast-store.js';
import { texts } from '../../texts/texts.js';

interface AlertKeys {
  readonly current: Alert | undefined;
  readonly freshCount: number;
  readonly step: (by: 1 | -1) => void;
  readonly setState: (state: AlertState) => void;
  readonly mark: () => void;
  readonly showFresh: () => void;
  readonly close: () => void;
}

/** Triage by key: j and k move, a acknowledges, e closes, x selects, the full stop shows what came meanwhile. */
export function useAlertCommands({ current, freshCount, step, setState, mark, showFresh, close }: AlertKeys): void {
  const words = texts.alerts;
  const { may } = useSession();
  const toast = useToast();
  const undo = toast?.undo;
  const refused = may('analyst') ? undefined : texts.editor.mayNotEdit;
  useCommands([
    { id: 'alerts.next', label: words.next, group: 'do', keys: 'j', keyOnly: true, run: () => step(1) },
    { id: 'alerts.previous', label: words.previous, group: 'do', keys: 'k', keyOnly: true, run: () => step(-1) },
    {
      id: 'alerts.acknowledge',
      label: words.acknowledge,
      group: 'do',
      icon: 'eye',
      keys: 'a',
      refused,
      run: () => setState('acknowledged'),
    },
    { id: 'alerts.close', label: words.close, group: 'do', icon: 'check', keys: 'e', refused, run: () => setState('closed') },
    { id: 'alerts.mark', label: words.markThis, group: 'do', keys: 'x', keyOnly: true, run: mark },
    ...(freshCount > 0
      ? [{ id: 'alerts.fresh', label: words.showFresh, group: 'do' as const, icon: 'arrowUp' as const, keys: '.', run: showFresh }]
      : []),
    ...(current
      ? [{ id: 'alerts.leave', label: words.closeDetail, group: 'do' as const, keys: 'Escape', keyOnly: true, run: close }]
      : []),
    ...(undo
      ? [
          {
            id: 'alerts.undo',
            label: words.undo,
            group: 'do' as const,
            icon: 'undo' as const,
            keys: 'z',
            run: () => {
              undo();
              hideToast();
            },
          },
        ]
      : []),
  ]);
}
