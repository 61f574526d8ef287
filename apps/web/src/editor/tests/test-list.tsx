import type { KeyboardEvent } from 'react';
import { useSession } from '../../app/session/session.js';
import { Button } from '../../design/button/button.js';
import { texts } from '../../texts/texts.js';
import { AlertPicker } from './alert-picker.js';
import { newTest } from './new-test.js';
import { useIsStale, useTestState, useTests } from './tests-context.js';
import { Verdict } from './verdict.js';

/** Tests by name with how they came out; up and down choose, Delete takes one away. */
export function TestList() {
  const model = useTests();
  const { may } = useSession();
  const tests = useTestState((state) => state.tests);
  const duration = useTestState((state) => state.durationMs);
  const busy = useTestState((state) => state.work === 'run');
  const stale = useIsStale(tests[0]?.name);
  const words = texts.tests;
  return (
    <section className="rw-tests-list" aria-label={words.list}>
      <header>
        <b>{words.counted(tests.length)}</b>
        {duration !== undefined && <span className="hint num">{stale ? words.staleHint : words.took(duration)}</span>}
        <Button size="small" aria-busy={busy} onClick={() => void model.run()}>
          {words.runAll}
        </Button>
      </header>
      <Names />
      {may('engineer') && (
        <div className="rw-tests-more">
          <Button size="small" icon="plus" onClick={() => model.add(newTest())}>
            {words.add}
          </Button>
          <AlertPicker />
        </div>
      )}
      <footer className="hint">
        {words.stored} <code>{words.command}</code>
      </footer>
    </section>
  );
}

function Names() {
  const model = useTests();
  const tests = useTestState((state) => state.tests);
  const chosen = useTestState((state) => state.chosen);
  const results = useTestState((state) => state.results);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    model.choose(chosen + step);
    event.currentTarget.querySelectorAll('button')[model.state.chosen]?.focus();
  };
  return (
    <div className="rw-tests-names" role="listbox" aria-label={texts.tests.list} tabIndex={-1} onKeyDown={onKeyDown}>
      {tests.map(({ name }, index) => (
        <button
          key={name}
          type="button"
          role="option"
          aria-selected={index === chosen}
          tabIndex={index === chosen ? 0 : -1}
          onClick={() => model.choose(index)}
        >
          <ResultMark test={name} passed={results.get(name)?.passed} />
          <span className="cut" title={name}>
            {name}
          </span>
        </button>
      ))}
    </div>
  );
}

function ResultMark({ test, passed }: { readonly test: string; readonly passed: boolean | undefined }) {
  return <Verdict passed={passed} stale={useIsStale(test)} />;
}
