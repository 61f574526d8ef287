import './editor.css';
import type { ReactNode } from 'react';
import { Button } from '../design/button/button.js';
import { IconButton } from '../design/button/icon-button.js';
import { Icon } from '../design/icon.js';
import type { IconName } from '../design/icons.js';
import { texts } from '../texts/texts.js';
import type { LineNotice, RuleActions } from './use-rule-actions.js';

/** What went wrong with the last store or deploy, in a line above the panes; what went well is said beside the button. */
export function Notices({ actions }: { readonly actions: RuleActions }) {
  const { notice, running } = actions;
  if (notice && notice.kind !== 'deployed') return <NoticeLine notice={notice} actions={actions} />;
  if (running.state === 'failing' && running.reason !== null) return <Line icon="warning" tone="error" text={running.reason} />;
  return <span />;
}

function NoticeLine({ notice, actions }: { readonly notice: LineNotice; readonly actions: RuleActions }) {
  const words = texts.editor;
  const close = <IconButton size="small" icon="x" label={words.dismiss} onClick={actions.clearNotice} />;
  switch (notice.kind) {
    case 'conflict':
      return (
        <Line icon="warning" tone="error" text={words.conflictUnknown}>
          <Button size="small" onClick={actions.takeTheirs}>
            {words.conflictTake}
          </Button>
          <Button size="small" onClick={() => actions.save(true)}>
            {words.conflictKeep}
          </Button>
        </Line>
      );
    case 'taken':
      return (
        <Line icon="undo" text={words.theirsTaken(notice.version)}>
          <Button
            size="small"
            onClick={() => {
              notice.bringBack();
              actions.clearNotice();
            }}
          >
            {words.bringMineBack}
          </Button>
          {close}
        </Line>
      );
    case 'failed':
      return (
        <Line icon="warning" tone="error" text={`${words.failedToSave}: ${notice.message}`}>
          {close}
        </Line>
      );
    case 'tests-failed':
      return (
        <Line icon="warning" tone="error" text={texts.tests.deployHeldBack(notice.failed, notice.tests)}>
          <Button size="small" variant="danger" disabled={!actions.mayEdit} onClick={() => actions.deploy(notice.mode, true)}>
            {texts.tests.deployAnyway}
          </Button>
          {close}
        </Line>
      );
    case 'refused':
      return (
        <Line icon="warning" tone="error" text={words.refused}>
          {close}
        </Line>
      );
  }
}

interface LineProps {
  readonly icon: IconName;
  readonly tone?: 'error';
  readonly text: string;
  readonly children?: ReactNode;
}

function Line({ icon, tone, text, children }: LineProps) {
  return (
    <div className="rw-notice" data-tone={tone} role={tone === 'error' ? 'alert' : 'status'}>
      <Icon name={icon} />
      {text}
      <span className="rw-notice-end">{children}</span>
    </div>
  );
}
