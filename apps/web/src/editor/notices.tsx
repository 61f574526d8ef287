import { Button } from '../design/button/button.js';
import { IconButton } from '../design/button/icon-button.js';
import { texts } from '../texts/texts.js';
import { NewerLine } from './merge/newer-line.js';
import { NoticeLine } from './notice-line.js';
import type { LineNotice, RuleActions } from './use-rule-actions.js';

/** What went wrong with the last store or deploy, in a line above the panes; what went well is said beside the button. */
export function Notices({ actions }: { readonly actions: RuleActions }) {
  const { notice, newer, running } = actions;
  if (newer) return <NewerLine actions={actions} newer={newer} />;
  if (notice && notice.kind !== 'deployed') return <SomeNotice notice={notice} actions={actions} />;
  if (running.state === 'failing' && running.reason !== null)
    return <NoticeLine icon="warning" tone="error" text={running.reason} />;
  return <span />;
}

function SomeNotice({ notice, actions }: { readonly notice: LineNotice; readonly actions: RuleActions }) {
  const words = texts.editor;
  const close = <IconButton size="small" icon="x" label={words.dismiss} onClick={actions.clearNotice} />;
  switch (notice.kind) {
    case 'taken':
      return (
        <NoticeLine icon="undo" text={notice.words}>
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
        </NoticeLine>
      );
    case 'failed':
      return (
        <NoticeLine icon="warning" tone="error" text={`${words.failedToSave}: ${notice.message}`}>
          {close}
        </NoticeLine>
      );
    case 'tests-failed':
      return (
        <NoticeLine icon="warning" tone="error" text={texts.tests.deployHeldBack(notice.failed, notice.tests)}>
          <Button size="small" variant="danger" disabled={!actions.mayEdit} onClick={() => actions.deploy(notice.mode, true)}>
            {texts.tests.deployAnyway}
          </Button>
          {close}
        </NoticeLine>
      );
    case 'refused':
      return (
        <NoticeLine icon="warning" tone="error" text={words.refused}>
          {close}
        </NoticeLine>
      );
  }
}
