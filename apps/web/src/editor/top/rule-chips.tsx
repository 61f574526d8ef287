import { Icon } from '../../design/icon.js';
import { Chip } from '../../design/marks/chip.js';
import { StateMark } from '../../design/marks/state-mark.js';
import { texts } from '../../texts/texts.js';
import { useEditorState } from '../editor-context.js';
import { useTestState } from '../tests/tests-context.js';
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
      <TestChip />
    </>
  );
}

/** How many tests passed when they last ran, and whether the rule has been edited since. */
function TestChip() {
  const of = useTestState(({ tests }) => tests.length);
  const results = useTestState((state) => state.results);
  const ranOn = useTestState((state) => state.ranOn);
  const text = useEditorState((state) => state.text);
  if (of === 0 || results.size === 0) return null;
  const passed = [...results.values()].filter((result) => result.passed).length;
  const stale = [...results.keys()].some((name) => ranOn.get(name) !== text);
  const fails = passed < results.size;
  return (
    <Chip tone={fails && !stale ? 'crit' : undefined}>
      <Icon name={fails ? 'x' : 'check'} size={14} />
      <span className="num">{texts.tests.chip(passed, of)}</span>
      {stale && <span className="hint">{texts.tests.staleHint}</span>}
    </Chip>
  );
}
