import '../editor.css';
import { Menu } from '@mantine/core';
import { useId } from 'react';
import { Button } from '../../design/button/button.js';
import { Icon } from '../../design/icon.js';
import { KeyCaps } from '../../design/marks/key-caps.js';
import { texts } from '../../texts/texts.js';
import type { RuleActions } from '../use-rule-actions.js';
import { DeployOutlook } from './deploy-outlook.js';
import { useDeployPreview } from './use-deploy-preview.js';

/** The one green button: it changes what runs. Beside it the other ways to do so. */
export function DeployButton({ actions }: { readonly actions: RuleActions }) {
  const { running, errors, upToDate, stale, mayEdit, busy, deploying, dirty, nextVersion, deploy, undeploy, save } = actions;
  const words = texts.editor;
  const preview = useDeployPreview(actions);
  const outlook = useId();
  const blocked = errors > 0 || !mayEdit || stale !== undefined;
  // green is for what would change what runs
  const variant = blocked || running.version === nextVersion ? 'line' : 'go';
  return (
    <span className="rw-deploy">
      <Button
        variant={variant}
        disabled={blocked || (upToDate && !busy)}
        title={stale}
        aria-busy={busy}
        aria-keyshortcuts="Control+Enter"
        onClick={() => deploy('live')}
      >
        {deploying ? words.deploying(nextVersion) : words.deploy(nextVersion)}
      </Button>
      <Menu position="bottom-end" width={340} disabled={!mayEdit}>
        <Menu.Target>
          <Button variant={variant} aria-label={words.deployMore} disabled={!mayEdit}>
            <Icon name="chevronDown" size={14} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown aria-describedby={preview ? outlook : undefined}>
          {preview && (
            <>
              <div className="rw-outlook-title">{texts.deploy.title(preview.name, nextVersion)}</div>
              <DeployOutlook id={outlook} preview={preview} />
              <Menu.Divider />
            </>
          )}
          <Menu.Item
            disabled={!dirty || stale !== undefined}
            leftSection={<Icon name="save" size={14} />}
            rightSection={<KeyCaps keys={['Mod', 'S']} />}
            onClick={() => save()}
          >
            {words.save}
          </Menu.Item>
          <Menu.Item
            disabled={blocked}
            leftSection={<Icon name="eye" size={14} />}
            rightSection={<span className="hint">{words.deployShadowHint}</span>}
            onClick={() => deploy('shadow')}
          >
            {words.deployShadow(nextVersion)}
          </Menu.Item>
          {running.version !== null && (
            <>
              <Menu.Divider />
              <Menu.Item color="crit" leftSection={<Icon name="stop" size={14} />} onClick={undeploy}>
                {words.undeploy}
                <div className="hint">{words.undeployHint(running.version)}</div>
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}
