import { Chip } from '../../design/marks/chip.js';
import { StateMark } from '../../design/marks/state-mark.js';
import { texts } from '../../texts/texts.js';
import type { RuleActions } from '../use-rule-actions.js';

/** What runs, and what has been edited since. */
export function RuleChips({ actions }: { readonly actions: RuleActions }) {
  const { running, dirty, nextVersion } = actions;
  const words = texts.editor;
  const draft = dirty || running.version === null || nextVersion !== running.version;
  return (
    <>
      {running.version !== null && (
        <Chip>
          <StateMark state={running.state} /> <span className="num">{words.live(running.version)}</span>
        </Chip>
      )}
      {draft && (
        <Chip>
          <StateMark state="draft" /> <span className="num">{words.draft(nextVersion)}</span>{' '}
          {dirty && <span className="hint">{words.edited}</span>}
        </Chip>
      )}
    </>
  );
}
