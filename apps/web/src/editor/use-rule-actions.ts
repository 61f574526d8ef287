import type { DeployMode, DeployReport, Module, ModuleState } from '@rulewright/contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { codeOf, failureOf } from '../app/api/failure.js';
import { sentWhenReady } from '../app/api/sent-when-ready.js';
import { api, queryClient, trpc } from '../app/api/trpc.js';
import { useCommands } from '../app/commands/use-commands.js';
import { useSession } from '../app/session/session.js';
import { listenToModules } from '../live/live-session.js';
import { texts } from '../texts/texts.js';
import type { EditorModel } from './document/editor-model.js';
import { countProblems } from './document/problems.js';
import { oldDraft } from './draft-store.js';
import { useEditor, useEditorState } from './editor-context.js';
import type { Taken } from './merge/merge-dialog.js';
import { type NewerVersion, useNewerVersion } from './use-newer-version.js';

/** What runs of this rule, as far as this page has heard. */
export interface Running {
  readonly state: ModuleState;
  readonly version: number | null;
  readonly reason: string | null;
}

/** What a line above the panes says: what went wrong with a store or a deploy, or that the edits were replaced. */
export type LineNotice =
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'refused' }
  /** edits that an earlier version of the app kept */
  | { readonly kind: 'old-draft'; readonly text: string }
  | { readonly kind: 'tests-failed'; readonly failed: readonly string[]; readonly tests: number; readonly mode: DeployMode }
  | { readonly kind: 'taken'; readonly words: string; readonly bringBack: () => void };

/** What the editor has to say beside the rule itself. */
export type Notice = LineNotice | { readonly kind: 'deployed'; readonly report: Extract<DeployReport, { kind: 'deployed' }> };

export interface RuleActions {
  readonly name: string;
  readonly running: Running;
  readonly dirty: boolean;
  readonly errors: number;
  /** whether what a deploy would start runs already */
  readonly upToDate: boolean;
  readonly mayEdit: boolean;
  readonly busy: boolean;
  readonly deploying: boolean;
  /** without a connection: what was asked for is sent when it is back */
  readonly waits: boolean;
  /** why the server, which answers, does not take it yet; it is sent again until it does */
  readonly notYet: string | undefined;
  /** the number that the next deploy gives to what runs */
  readonly nextVersion: number;
  /** why the edits can neither be stored nor deployed before somebody has decided: a newer version was stored */
  readonly stale: string | undefined;
  /** what somebody else stored since the edits here began */
  readonly newer: NewerVersion | undefined;
  readonly notice: Notice | undefined;
  readonly clearNotice: () => void;
  readonly save: (force?: boolean) => void;
  /** `force`: although tests of it fail */
  readonly deploy: (mode: DeployMode, force?: boolean) => void;
  readonly undeploy: () => void;
  /** shows the newest stored version; what was edited here is one undo away */
  readonly takeTheirs: () => void;
  /** goes on from what somebody else stored, with their text, one's own, or one made of both */
  readonly goOnFrom: (theirs: Module, how: Taken) => void;
}

/** Stores, deploys and stops the open rule. */
export function useRuleActions(module: Module): RuleActions {
  const model = useEditor();
  const { may } = useSession();
  const mayEdit = may('engineer');
  const running = useRunning(module);
  const newer = useNewerVersion(module);
  const [notice, setNotice] = useState(() => oldDraftNotice(model));
  const dirty = useEditorState((state) => state.text !== state.savedText);
  const version = useEditorState((state) => state.version);
  const errors = useEditorState((state) => (state.analysis ? countProblems(state.analysis.diagnostics).errors : 0));

  const clearNotice = useCallback(() => setNotice(undefined), []);

  const store = useCallback(
    async (force: boolean, text = model.state.text) => {
      const { version: base } = model.state;
      const saved = await api.modules.save.mutate({ name: model.name, epl: text, ...(force ? {} : { baseVersion: base }) });
      model.saved(text, saved.version);
      return saved.version;
    },
    [model],
  );
  const onError = (error: unknown) => {
    // a newer version is in the way: the list says which, and whose
    if (codeOf(error) === 'conflict') void onSuccess();
    else setNotice({ kind: 'failed', message: failureOf(error)?.message ?? texts.common.notReachable });
  };
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: trpc.modules.list.queryKey() });

  const asking = { onMutate: clearNotice, onError };
  const save = useMutation({ mutationFn: (force: boolean) => store(force), ...sentWhenReady, ...asking, onSuccess });
  const deploy = useMutation({
    mutationFn: async ({ mode, force, text }: { readonly mode: DeployMode; readonly force: boolean; readonly text: string }) => {
      const { savedText, version: held } = model.state;
      const stored = text === savedText ? held : await store(false, text);
      return api.modules.deploy.mutate({ name: model.name, version: stored, mode, ...(force ? { force } : {}) });
    },
    ...sentWhenReady,
    ...asking,
    onSuccess: (report, { mode }) => {
      setNotice(noticeOf(report, mode));
      return onSuccess();
    },
  });
  const take = useMutation({
    mutationFn: () => api.modules.get.query({ name: model.name }),
    ...asking,
    onSuccess: (theirs) => goOnFrom(theirs, { kind: 'theirs' }),
  });
  const goOnFrom = (theirs: Module, how: Taken) => {
    const { text: mine } = model.state;
    const hadEdits = model.state.text !== model.state.savedText;
    model.goOnFrom(theirs, textTaken(how, { mine, theirs: theirs.epl }));
    const bringBack = () => model.replaceText(mine);
    setNotice(hadEdits && how.kind !== 'mine' ? { kind: 'taken', words: takenWords(how, theirs.version), bringBack } : undefined);
  };
  const undeploy = useMutation({
    mutationFn: () => api.modules.undeploy.mutate({ name: model.name }),
    ...asking,
    onSuccess,
  });

  const asked = [save, deploy, undeploy, take];
  const busy = asked.some(({ isPending }) => isPending);
  const actions: RuleActions = {
    name: model.name,
    running,
    dirty,
    errors,
    upToDate: !dirty && running.state === 'live' && running.version === version,
    mayEdit,
    busy,
    deploying: deploy.isPending,
    waits: asked.some(({ isPaused }) => isPaused),
    notYet: notYetOf([save, deploy]),
    nextVersion: dirty ? version + 1 : version,
    stale: staleReason({ dirty, busy, newer }),
    // while a store of our own is under way, it may be this one
    newer: busy ? undefined : newer,
    notice,
    clearNotice,
    save: (force = false) => save.mutate(force),
    deploy: (mode, force = false) => deploy.mutate({ mode, force, text: model.state.text }),
    undeploy: () => undeploy.mutate(),
    takeTheirs: () => take.mutate(),
    goOnFrom,
  };
  useEditorCommands(actions);
  return actions;
}

function staleReason({ dirty, busy, newer }: Pick<RuleActions, 'dirty' | 'busy' | 'newer'>): string | undefined {
  return dirty && !busy && newer !== undefined ? texts.merge.compareFirst : undefined;
}

function notYetOf(asked: readonly { readonly isPending: boolean; readonly failureReason: unknown }[]): string | undefined {
  return failureOf(asked.find(({ isPending, failureReason }) => isPending && failureReason !== null)?.failureReason)?.message;
}

function textTaken(how: Taken, { mine, theirs }: { readonly mine: string; readonly theirs: string }): string {
  if (how.kind === 'merged') return how.text;
  return how.kind === 'mine' ? mine : theirs;
}

function takenWords(how: Taken, version: number): string {
  return how.kind === 'merged' ? texts.merge.merged(version) : texts.editor.theirsTaken(version);
}

function oldDraftNotice({ name, state, mayNotEdit }: EditorModel): Notice | undefined {
  if (mayNotEdit !== undefined) return undefined;
  const old = oldDraft(name);
  return old === undefined || old === state.text ? undefined : { kind: 'old-draft', text: old };
}

function noticeOf(report: DeployReport, mode: DeployMode): Notice {
  switch (report.kind) {
    case 'deployed':
      return { kind: 'deployed', report };
    case 'tests-failed':
      return { kind: 'tests-failed', failed: report.failed, tests: report.tests, mode };
    case 'refused':
      return { kind: 'refused' };
  }
}

/** What runs, kept up to date by the live connection. */
function useRunning(module: Module): Running {
  const { data } = useQuery(trpc.modules.list.queryOptions());
  useEffect(() => listenToModules(() => void queryClient.invalidateQueries({ queryKey: trpc.modules.list.queryKey() })), []);
  const summary = data?.find((rule) => rule.name === module.name);
  return useMemo(
    () => ({
      state: summary?.state ?? module.state,
      version: summary ? summary.deployedVersion : module.deployedVersion,
      reason: summary ? summary.reason : module.reason,
    }),
    [summary, module],
  );
}

function useEditorCommands(actions: RuleActions): void {
  const { mayEdit, dirty, errors, upToDate, busy, stale, save, deploy, nextVersion } = actions;
  const model = useEditor();
  const words = texts.editor;
  const mayNow = mayEdit ? stale : words.mayNotEdit;
  const notNow = busy ? words.busy : mayNow;
  useCommands([
    { id: 'editor.undo', label: words.undo, group: 'do', icon: 'undo', keys: 'Mod+z', run: () => model.undo() },
    { id: 'editor.redo', label: words.redo, group: 'do', icon: 'redo', keys: 'Mod+Shift+z', run: () => model.redo() },
    { id: 'editor.redo-too', label: words.redo, group: 'do', keys: 'Mod+y', keyOnly: true, run: () => model.redo() },
    {
      id: 'editor.save',
      label: words.save,
      group: 'do',
      icon: 'save',
      keys: 'Mod+s',
      inFields: true,
      refused: notNow ?? (dirty ? undefined : words.saved),
      run: () => save(),
    },
    {
      id: 'editor.deploy',
      label: words.deploy(nextVersion),
      group: 'do',
      icon: 'rocket',
      keys: 'Mod+Enter',
      inFields: true,
      refused: notNow ?? (errors > 0 ? words.errorsInDraft(errors) : upToDate ? words.upToDate : undefined),
      run: () => deploy('live'),
    },
  ]);
}
