import type { ReactNode } from 'react';
import { Button } from '../design/button/button.js';
import { IconButton } from '../design/button/icon-button.js';
import { sentence } from '../texts/sentence.js';
import { texts } from '../texts/texts.js';
import { dropOldDrafts } from './draft-store.js';
import { useEditor } from './editor-context.js';
import { NewerLine } from './merge/newer-line.js';
import { NoticeLine } from './notice-line.js';
import { useTests } from './tests/tests-context.js';
import type { LineNotice, RuleActions } from './use-rule-actions.js';

/** What went wrong with the last store or deploy, in a line above the panes; what went well is said beside the button. */
export function Notices({ actions }: { readonly actions: RuleActions }) {
  const { notice, newer, running, waits, notYet } = actions;
  if (newer) return <NewerLine actions={actions} newer={newer} />;
  if (waits) return <NoticeLine icon="warning" text={texts.editor.waits} />;
  if (notYet !== undefined) return <NoticeLine icon="warning" text={texts.editor.notYet(sentence(notYet))} />;
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
    case 'old-draft':
      return <OldDraft text={notice.text} onDone={actions.clearNotice} />;
    case 'failed':
      return (
        <NoticeLine icon="warning" tone="error" text={`${words.failedToSave}: ${notice.message}`}>
          {close}
        </NoticeLine>
      );
    case 'tests-failed':
      return <TestsFailed notice={notice} actions={actions} close={close} />;
    case 'refused':
      return (
        <NoticeLine icon="warning" tone="error" text={words.refused}>
          {close}
        </NoticeLine>
      );
  }
}

interface TestsFailedProps {
  readonly notice: Extract<LineNotice, { kind: 'tests-failed' }>;
  readonly actions: RuleActions;
  readonly close: ReactNode;
}

/** Tests held a deploy back: which ones, the way to the first, and past them. */
function TestsFailed({ notice, actions, close }: TestsFailedProps) {
  const tests = useTests();
  const { failed, mode } = notice;
  const [first] = failed;
  return (
    <NoticeLine icon="warning" tone="error" text={texts.tests.deployHeldBack(failed, notice.tests)}>
      {first !== undefined && (
        <Button size="small" onClick={() => tests.show(first)}>
          {texts.tests.showFailed(first)}
        </Button>
      )}
      <Button size="small" variant="ghost" disabled={!actions.mayEdit} onClick={() => actions.deploy(mode, true)}>
        {texts.tests.deployAnyway}
      </Button>
      {close}
    </NoticeLine>
  );
}

/** Edits that an earlier version of the app kept: shown, they are one undo away from what is here. */
function OldDraft({ text, onDone }: { readonly text: string; readonly onDone: () => void }) {
  const editor = useEditor();
  const words = texts.editor;
  const done = () => {
    dropOldDrafts(editor.name);
    onDone();
  };
  return (
    <NoticeLine icon="undo" text={words.oldDraft}>
      <Button
        size="small"
        onClick={() => {
          editor.replaceText(text);
          done();
        }}
      >
        {words.oldDraftShow}
      </Button>
      <Button size="small" variant="ghost" onClick={done}>
        {words.oldDraftDrop}
      </Button>
    </NoticeLine>
  );
}
