import { Menu } from '@mantine/core';
import type { WireRuleTest } from '@rulewright/contracts';
import { useState } from 'react';
import { useSession } from '../../app/session/session.js';
import { Button } from '../../design/button/button.js';
import { IconButton } from '../../design/button/icon-button.js';
import { Segmented } from '../../design/fields/segmented.js';
import { texts } from '../../texts/texts.js';
import { withNewStep } from './change-test.js';
import { TestLines } from './test-lines.js';
import { TestText } from './test-text.js';
import { TestTimeLine } from './test-time-line.js';
import { useTestState, useTests } from './tests-context.js';

type View = 'line' | 'text';

/** The test that is open: what it does and expects, on its time line and line by line, or as text. */
export function TestEditor() {
  const test = useTestState(({ tests, chosen }) => tests[chosen]);
  const result = useTestState(({ results }) => (test ? results.get(test.name) : undefined));
  const [view, setView] = useState<View>('line');
  if (test === undefined) return null;
  return (
    <section className="rw-test" aria-label={test.name}>
      <Head test={test} view={view} onView={setView} />
      {view === 'line' ? (
        <>
          <TestTimeLine test={test} result={result} />
          <TestLines test={test} result={result} />
        </>
      ) : (
        <TestText test={test} />
      )}
    </section>
  );
}

interface HeadProps {
  readonly test: WireRuleTest;
  readonly view: View;
  readonly onView: (view: View) => void;
}

function Head({ test, view, onView }: HeadProps) {
  const model = useTests();
  const { may } = useSession();
  const chosen = useTestState((state) => state.chosen);
  const busy = useTestState((state) => state.work === 'run');
  const words = texts.tests;
  const rename = (name: string) => {
    if (name.trim() !== '' && name !== test.name) model.change({ ...test, name: name.trim() });
  };
  return (
    <header>
      <input
        key={test.name}
        className="rw-test-name"
        aria-label={words.name}
        defaultValue={test.name}
        readOnly={!may('engineer')}
        onBlur={(event) => rename(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <Segmented
        label={words.view}
        segments={[
          { value: 'line', label: words.views.line },
          { value: 'text', label: words.views.text },
        ]}
        value={view}
        onChange={onView}
      />
      {may('engineer') && <StepMenu test={test} />}
      <Button size="small" aria-busy={busy} onClick={() => void model.run([test.name])}>
        {words.run}
      </Button>
      {may('engineer') && (
        <IconButton size="small" icon="trash" label={words.remove(test.name)} onClick={() => model.remove(chosen)} />
      )}
    </header>
  );
}

function StepMenu({ test }: { readonly test: WireRuleTest }) {
  const model = useTests();
  const words = texts.tests;
  const add = (kind: Parameters<typeof withNewStep>[1]) => () => model.change(withNewStep(test, kind));
  return (
    <Menu position="top-end">
      <Menu.Target>
        <Button size="small" variant="ghost" icon="plus">
          {words.step}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={add('send')}>{words.addSend}</Menu.Item>
        <Menu.Item onClick={add('advance')}>{words.addAdvance}</Menu.Item>
        <Menu.Item onClick={add('row')}>{words.addExpect}</Menu.Item>
        <Menu.Item onClick={add('none')}>{words.addNone}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
