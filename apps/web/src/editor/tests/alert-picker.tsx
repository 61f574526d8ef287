import { Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { trpc } from '../../app/api/trpc.js';
import { Button } from '../../design/button/button.js';
import { formatFull } from '../../texts/format.js';
import { texts } from '../../texts/texts.js';
import { useEditor } from '../editor-context.js';
import { useTestState, useTests } from './tests-context.js';

const SHOWN = 20;

/** Picks a stored alert of this rule; what lay behind it becomes a test. */
export function AlertPicker() {
  const model = useTests();
  const editor = useEditor();
  const [opened, setOpened] = useState(false);
  const busy = useTestState((state) => state.work === 'alert');
  const words = texts.tests;
  const { data } = useQuery(trpc.alerts.list.queryOptions({ rules: [editor.name], limit: SHOWN }, { enabled: opened }));
  return (
    <Menu opened={opened} onChange={setOpened} position="top-start" width={320}>
      <Menu.Target>
        <Button variant="ghost" icon="alerts" aria-busy={busy}>
          {words.fromAlert}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className="rw-tests-alerts">
        {data?.alerts.length === 0 && <Menu.Label>{words.noAlerts}</Menu.Label>}
        {data?.alerts.map((alert) => (
          <Menu.Item key={alert.id} onClick={() => void model.fromAlert(alert.id)}>
            {alert.name} <span className="mono">{alert.key.map(({ value }) => String(value)).join(', ')}</span>
            <div className="hint">{formatFull(alert.time)}</div>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
