import './drawer.css';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useCommands } from '../../app/commands/use-commands.js';
import { IconButton } from '../../design/button/icon-button.js';
import { Tabs } from '../../design/fields/tabs.js';
import { CountTag } from '../../design/marks/chip.js';
import { Loading } from '../../design/states/loading.js';
import { texts } from '../../texts/texts.js';
import type { PlacedProblem } from '../document/problems.js';
import { countProblems } from '../document/problems.js';
import { useEditor, useEditorState } from '../editor-context.js';
import { HistoryPanel } from '../history/history-panel.js';
import type { TestModel } from '../tests/test-model.js';
import { useTests } from '../tests/tests-context.js';
import type { RuleActions } from '../use-rule-actions.js';
import { FixButton } from './fix-button.js';
import { ProblemMark, Problems, ProblemText } from './problems.js';

type DrawerTab = 'problems' | 'tests' | 'history';

const NONE: readonly PlacedProblem[] = [];

/** Tests come when their tab is first shown. */
const TestTab = lazy(async () => ({ default: (await import('../tests/test-tab.js')).TestTab }));

/** What the language found and what the tests say, under the panes. Folded it is one line: the tabs, then the worst problem and its fix. */
export function Drawer({ actions }: { readonly actions: RuleActions }) {
  const [open, setOpen] = useState(false);
  const [tab, setTab] = useState<DrawerTab>('problems');
  const tests = useTests();
  const asked = useStore(tests.store, (state) => state.asked);
  useEffect(() => {
    if (asked === undefined) return;
    setTab('tests');
    setOpen(true);
  }, [asked]);
  const show = (next: DrawerTab) => {
    setTab(next);
    setOpen(true);
  };
  const problems = useEditorState((state) => state.analysis?.problems ?? NONE);
  const worst = problems[0];
  useFixKey(worst);
  const words = texts.drawer;
  return (
    <section className="rw-drawer" aria-label={words.label} data-folded={!open || undefined}>
      <div className="rw-drawer-head">
        <Tabs
          label={words.label}
          tabs={[
            { value: 'problems', label: words.tabs.problems, after: <ProblemCounts problems={problems} /> },
            { value: 'tests', label: texts.tests.tab, after: <TestCounts tests={tests} /> },
            { value: 'history', label: words.tabs.history },
          ]}
          value={tab}
          onChange={show}
        />
        {!open && worst && <Worst problem={worst} />}
        <span className="rw-drawer-fold">
          <IconButton
            size="small"
            icon={open ? 'chevronDown' : 'chevronUp'}
            label={open ? words.fold : words.open}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          />
        </span>
      </div>
      {open && tab === 'problems' && <Problems problems={problems} />}
      {open && tab === 'tests' && (
        <Suspense fallback={<Loading rows={4} />}>
          <TestTab />
        </Suspense>
      )}
      {open && tab === 'history' && <HistoryPanel running={actions.running} />}
      <span className="visually-hidden" role="status">
        {words.counted(problems.length)}
      </span>
    </section>
  );
}

/** How many tests fail, as far as they were run. */
function TestCounts({ tests }: { readonly tests: TestModel }) {
  const count = useStore(tests.store, (state) => state.tests.length);
  const failing = useStore(tests.store, (state) => [...state.results.values()].filter(({ passed }) => !passed).length);
  if (count === 0) return null;
  return <CountTag tone={failing > 0 ? 'crit' : undefined}>{failing > 0 ? failing : count}</CountTag>;
}

function ProblemCounts({ problems }: { readonly problems: readonly PlacedProblem[] }) {
  const { errors, warnings } = countProblems(problems.map((problem) => problem.diagnostic));
  const others = problems.length - errors - warnings;
  return (
    <>
      {errors > 0 && <CountTag tone="crit">{errors}</CountTag>}
      {warnings > 0 && <CountTag tone="med">{warnings}</CountTag>}
      {others > 0 && <CountTag>{others}</CountTag>}
    </>
  );
}

function Worst({ problem }: { readonly problem: PlacedProblem }) {
  const fix = problem.diagnostic.fixes?.[0];
  return (
    <div className="rw-drawer-worst">
      <ProblemMark severity={problem.diagnostic.severity} />
      <ProblemText problem={problem} />
      {fix && <FixButton fix={fix} keys />}
    </div>
  );
}

/** `Ctrl .` takes the first fix of the worst problem. */
function useFixKey(worst: PlacedProblem | undefined): void {
  const editor = useEditor();
  const fix = worst?.diagnostic.fixes?.[0];
  useCommands(
    fix
      ? [
          {
            id: 'editor.fix',
            label: fix.title,
            group: 'do',
            icon: 'bolt',
            keys: 'Mod+.',
            inFields: true,
            ...(editor.mayNotEdit === undefined ? {} : { refused: editor.mayNotEdit }),
            run: () => editor.edit(fix.edits, 'fix'),
          },
        ]
      : [],
  );
}
