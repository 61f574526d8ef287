import './test-lines.css';
import type { WireRuleTest, WireRuleTestResult } from '@rulewright/contracts';
import { useSession } from '../../app/session/session.js';
import { texts } from '../../texts/texts.js';
import { ExpectLine } from './expect-line.js';
import type { LineProps } from './line-props.js';
import { StepLine } from './step-line.js';
import { firstFailing, rowsOf, type TestRow } from './test-rows.js';
import { useTestState } from './tests-context.js';
import { UnexpectedLine } from './unexpected-line.js';

interface TestLinesProps {
  readonly test: WireRuleTest;
  readonly result: WireRuleTestResult | undefined;
}

/** The lines of a test with what came of each; the first that failed is lit. Every field is edited in its place. */
export function TestLines({ test, result }: TestLinesProps) {
  const { may } = useSession();
  const chosen = useTestState((state) => state.chosen);
  const rows = rowsOf(test, result);
  const failing = firstFailing(rows, result);
  const heads = texts.tests.heads;
  return (
    <div className="rw-test-lines">
      <div className="rw-test-line" data-head>
        <span />
        <span>{heads.at}</span>
        <span>{heads.step}</span>
        <span className="rw-test-wide">{heads.what}</span>
        <span>{heads.times}</span>
        <span>{heads.every}</span>
        <span className="rw-test-result">{heads.result}</span>
      </div>
      <ol>
        {rows.map((row, place) => (
          <li key={`${chosen} ${keyOf(row)}`} className="rw-test-line" data-failing={place === failing || undefined}>
            <span className="num hint">{place + 1}</span>
            <Line row={row} line={place + 1} test={test} ran={result !== undefined} readOnly={!may('engineer')} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Line({ row, ...rest }: LineProps<TestRow>) {
  switch (row.kind) {
    case 'step':
      return <StepLine row={row} {...rest} />;
    case 'expect':
      return <ExpectLine row={row} {...rest} />;
    case 'unexpected':
      return <UnexpectedLine row={row} />;
  }
}

function keyOf(row: TestRow): string {
  return row.kind === 'unexpected' ? `unexpected ${JSON.stringify(row.failure)}` : `${row.kind} ${row.index}`;
}
