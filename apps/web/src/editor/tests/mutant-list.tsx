import './mutants.css';
import type { WireMutationScore } from '@rulewright/contracts';
import { lineStarts, positionIn } from '@rulewright/core';
import { useSession } from '../../app/session/session.js';
import { Button } from '../../design/button/button.js';
import { texts } from '../../texts/texts.js';
import { useEditor } from '../editor-context.js';
import { useTestState, useTests } from './tests-context.js';

/** How many small changes of the rule the tests notice, and each that they do not, with a test that would. */
export function MutantList() {
  const model = useTests();
  const score = useTestState((state) => state.score);
  const busy = useTestState((state) => state.work === 'mutate' || state.work === 'suggest');
  const words = texts.tests;
  return (
    <section className="rw-mutants" aria-label={words.score}>
      <header>
        <b>{words.score}</b>
        <Button size="small" aria-busy={busy} onClick={() => void model.mutate()}>
          {words.measure}
        </Button>
      </header>
      {score ? <Score score={score} busy={busy} /> : <p className="hint">{words.scoreHint}</p>}
    </section>
  );
}

function Score({ score, busy }: { readonly score: WireMutationScore; readonly busy: boolean }) {
  const survivors = score.mutants.filter(({ caughtBy }) => caughtBy === null);
  return (
    <>
      <p className="num">{texts.tests.scoreOf(score.caught, score.total)}</p>
      <div className="rw-mutant-bars" aria-hidden>
        {score.mutants.map(({ node, was, becomes, caughtBy }) => (
          <span key={`${node} ${was} ${becomes}`} data-survives={caughtBy === null || undefined} />
        ))}
      </div>
      {score.failing.length > 0 && <p className="rw-tests-trouble">{texts.tests.failingJudges}</p>}
      <ul>
        {survivors.map((survivor) => (
          <Survivor key={`${survivor.node} ${survivor.was} ${survivor.becomes}`} survivor={survivor} busy={busy} />
        ))}
      </ul>
      {survivors.length > 0 && <p className="hint">{texts.tests.survivors}</p>}
    </>
  );
}

interface SurvivorProps {
  readonly survivor: WireMutationScore['mutants'][number];
  readonly busy: boolean;
}

function Survivor({ survivor, busy }: SurvivorProps) {
  const model = useTests();
  const editor = useEditor();
  const { may } = useSession();
  const { span, was, becomes } = survivor;
  const words = texts.tests;
  const { line } = positionIn(lineStarts(editor.state.text), span.start);
  const change = becomes === '' ? words.dropped(was) : words.changed(was, becomes);
  return (
    <li>
      <button type="button" className="rw-problem-where" onClick={() => editor.reveal(span)}>
        {words.line(line)}
      </button>
      <span className="mono" title={change}>
        {change}
      </span>
      {may('engineer') && (
        <Button
          size="small"
          variant="ghost"
          disabled={busy}
          aria-label={words.addTestFor(change)}
          onClick={() => void model.suggest(survivor)}
        >
          {words.addTest}
        </Button>
      )}
    </li>
  );
}
