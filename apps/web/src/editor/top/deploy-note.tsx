import '../editor.css';
import { texts } from '../../texts/texts.js';
import type { RuleActions } from '../use-rule-actions.js';

/** Before the button: what a deploy would do, or why it cannot be. */
export function DeployNote({ actions }: { readonly actions: RuleActions }) {
  const { running, errors, nextVersion, mayEdit } = actions;
  const words = texts.editor;
  if (!mayEdit) return <span className="rw-deploy-note">{words.mayNotEdit}</span>;
  if (errors > 0) {
    return (
      <span className="rw-deploy-note">
        <b data-tone="crit">{words.errorsInDraft(errors)}</b>
        {running.version !== null && words.runsOn(running.version)}
      </span>
    );
  }
  if (running.version === null) return <span className="rw-deploy-note">{words.firstDeploy}</span>;
  return (
    <span className="rw-deploy-note">{running.version === nextVersion ? words.upToDate : words.willReplace(running.version)}</span>
  );
}
