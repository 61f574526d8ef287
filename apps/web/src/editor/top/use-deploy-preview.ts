import type { DeployPreview } from '@rulewright/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { trpc } from '../../app/api/trpc.js';
import { useEditor, useEditorState } from '../editor-context.js';
import type { RuleActions } from '../use-rule-actions.js';

/** Typing rests this long before the engine is asked. */
const PAUSE_MS = 700;

export type PossibleDeploy = Extract<DeployPreview, { kind: 'possible' }>;

/** What a deploy of the text as it is now would keep and restart, as the engine foresees it; undefined while it is not known. */
export function useDeployPreview({ running, errors, nextVersion }: RuleActions): PossibleDeploy | undefined {
  const editor = useEditor();
  const text = useEditorState((state) => state.text);
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const asked = running.version !== null && running.version !== nextVersion && errors === 0;
  const { data } = useQuery(
    trpc.modules.previewDeploy.queryOptions({ name: editor.name, epl: rested }, { enabled: asked, retry: false, staleTime: 5_000 }),
  );
  return asked && data?.kind === 'possible' ? data : undefined;
}

/** Statements that go on with what they hold, and those whose windows and partial matches begin anew or end. */
export function outlookOf({ statements, ended }: PossibleDeploy) {
  const kept = statements.filter(({ state }) => state !== 'new');
  return {
    kept,
    keptRows: kept.reduce((sum, { held }) => sum + held, 0),
    begin: statements.filter(({ state }) => state === 'new'),
    ended,
    endedRows: ended.reduce((sum, { held }) => sum + held, 0),
  };
}
