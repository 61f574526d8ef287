import '../editor.css';
import { useEffect } from 'react';
import { texts } from '../../texts/texts.js';
import type { Notice, RuleActions } from '../use-rule-actions.js';
import { outlookOf, useDeployPreview } from './use-deploy-preview.js';

/** A deploy that went well is said for this long. */
const SHOWN_MS = 6_000;

/** Before the button: what a deploy would do, why it cannot be, or what the last one did. */
export function DeployNote({ actions }: { readonly actions: RuleActions }) {
  const { notice, clearNotice } = actions;
  const done = notice?.kind === 'deployed' ? notice : undefined;
  useEffect(() => {
    if (done === undefined) return;
    const timer = setTimeout(clearNotice, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [done, clearNotice]);
  return (
    <span className="rw-deploy-note" role="status">
      {done ? <Done report={done.report} /> : <Outlook actions={actions} />}
    </span>
  );
}

function Done({ report }: { readonly report: Extract<Notice, { kind: 'deployed' }>['report'] }) {
  const { version, mode, statements, replacedVersion } = report;
  const words = texts.editor;
  const kept = statements.filter((statement) => statement.stateKept).length;
  return (
    <>
      <b>{mode === 'shadow' ? words.deployedShadow(version) : words.deployed(version)}</b>
      {replacedVersion !== null && words.kept(kept, statements.length)}
    </>
  );
}

function Outlook({ actions }: { readonly actions: RuleActions }) {
  const { running, errors, nextVersion, mayEdit } = actions;
  const words = texts.editor;
  const preview = useDeployPreview(actions);
  if (!mayEdit) return words.mayNotEdit;
  if (errors > 0) {
    return (
      <>
        <b data-tone="crit">{words.errorsInDraft(errors)}</b>
        {running.version !== null && words.runsOn(running.version)}
      </>
    );
  }
  if (running.version === null) return words.firstDeploy;
  if (preview) {
    const { kept, keptRows, ended, endedRows } = outlookOf(preview);
    const restarts = texts.deploy.restarts(
      ended.map(({ id, name }) => name ?? id),
      endedRows,
    );
    return (
      <>
        <b>{kept.length > 0 ? texts.deploy.keeps(kept.length, keptRows) : words.willReplace(running.version)}</b>
        {ended.length > 0 ? restarts : kept.length > 0 && words.willReplace(running.version)}
      </>
    );
  }
  return running.version === nextVersion ? words.upToDate : words.willReplace(running.version);
}
