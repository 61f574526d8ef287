import './tests.css';
import { useEffect } from 'react';
import { useCommands } from '../../app/commands/use-commands.js';
import { Button } from '../../design/button/button.js';
import { EmptyState } from '../../design/states/empty-state.js';
import { Loading } from '../../design/states/loading.js';
import { texts } from '../../texts/texts.js';
import { AlertPicker } from './alert-picker.js';
import { MutantList } from './mutant-list.js';
import { newTest } from './new-test.js';
import { TestEditor } from './test-editor.js';
import { TestList } from './test-list.js';
import { useTestState, useTests } from './tests-context.js';
import { useTestMark } from './use-test-mark.js';

/** The tests of the rule: which there are, the one that is open, and how many small changes of the rule they notice. */
export function TestTab() {
  const model = useTests();
  const loaded = useTestState((state) => state.loaded);
  const count = useTestState((state) => state.tests.length);
  const trouble = useTestState((state) => state.trouble);
  const words = texts.tests;
  useEffect(() => {
    void model.load().then(() => {
      if (model.state.results.size === 0 && model.state.tests.length > 0) void model.run();
    });
  }, [model]);
  useTestMark();
  useCommands([
    {
      id: 'tests.run',
      label: words.runAll,
      group: 'do',
      icon: 'check',
      refused: count === 0 ? words.none : undefined,
      run: () => void model.run(),
    },
  ]);
  return (
    <div className="rw-tests" role="tabpanel" aria-label={words.tab}>
      {trouble && (
        <p className="rw-tests-trouble" role="alert">
          {trouble}
        </p>
      )}
      {!loaded && !trouble && <Loading rows={4} />}
      {loaded && count === 0 && <NoTests />}
      {loaded && count > 0 && (
        <div className="rw-tests-columns">
          <TestList />
          <TestEditor />
          <MutantList />
        </div>
      )}
    </div>
  );
}

function NoTests() {
  const model = useTests();
  return (
    <EmptyState
      title={texts.tests.none}
      reason={texts.tests.noneHint}
      actions={
        <>
          <Button icon="plus" onClick={() => model.add(newTest())}>
            {texts.tests.add}
          </Button>
          <AlertPicker />
        </>
      }
    />
  );
}
