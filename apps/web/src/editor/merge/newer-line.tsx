import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { api } from '../../app/api/trpc.js';
import { Button } from '../../design/button/button.js';
import { texts } from '../../texts/texts.js';
import { NoticeLine } from '../notice-line.js';
import type { RuleActions } from '../use-rule-actions.js';

/** The comparison comes when it is asked for. */
const MergeDialog = lazy(async () => ({ default: (await import('./merge-dialog.js')).MergeDialog }));

interface NewerLineProps {
  readonly actions: RuleActions;
  readonly newer: NonNullable<RuleActions['newer']>;
}

/** Somebody stored a newer version meanwhile: who, and the ways on. Until one is chosen, nothing changes here. */
export function NewerLine({ actions, newer }: NewerLineProps) {
  const words = texts.merge;
  const [comparing, setComparing] = useState(false);
  const theirs = useMutation({
    mutationFn: () => api.modules.get.query({ name: actions.name }),
    onSuccess: () => setComparing(true),
  });
  const who = newer.byMe ? words.me : (newer.by ?? words.somebody);
  const stored = words.stored(who, newer.version);
  if (!actions.dirty)
    return (
      <NoticeLine icon="info" text={stored}>
        <Button size="small" onClick={actions.takeTheirs}>
          {words.show(newer.version)}
        </Button>
      </NoticeLine>
    );
  return (
    <>
      <NoticeLine icon="warning" tone="error" text={`${stored} ${words.yoursKept}`}>
        <Button size="small" variant="ink" aria-busy={theirs.isPending} onClick={() => theirs.mutate()}>
          {words.compare}
        </Button>
        <Button size="small" onClick={actions.takeTheirs}>
          {texts.editor.conflictTake}
        </Button>
        <Button size="small" disabled={!actions.mayEdit} onClick={() => actions.save(true)}>
          {texts.editor.conflictKeep}
        </Button>
      </NoticeLine>
      {comparing && theirs.data && (
        <Suspense>
          <MergeDialog
            theirs={theirs.data}
            onClose={() => setComparing(false)}
            onTaken={(how) => {
              setComparing(false);
              if (theirs.data) actions.goOnFrom(theirs.data, how);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
