import type { WireExpectation } from '@rulewright/contracts';
import { IconButton } from '../../design/button/icon-button.js';
import { texts } from '../../texts/texts.js';
import { withExpectation } from './change-test.js';
import { readColumns, writeColumns } from './columns-text.js';
import { LineField } from './line-field.js';
import type { LineProps } from './line-props.js';
import { Outcome } from './outcome.js';
import type { TestRow } from './test-rows.js';
import { useTests } from './tests-context.js';
import { readTime, writeTime } from './time-text.js';

type ExpectRow = Extract<TestRow, { kind: 'expect' }>;
const ANY = -1;

/** A line that expects a row, or none. */
export function ExpectLine({ row, line, test, ran, readOnly }: LineProps<ExpectRow>) {
  const model = useTests();
  const { index, expectation, cameAtMs } = row;
  const words = texts.tests;
  const change = (next: WireExpectation | undefined) => model.change(withExpectation(test, index, next));
  const came = cameAtMs === undefined ? words.nothing : words.passedAt(writeTime(cameAtMs));
  return (
    <>
      <When expectation={expectation} line={line} readOnly={readOnly} onChange={change} />
      <b>{expectation.kind === 'row' ? words.expect : words.expectNone}</b>
      <span className="rw-test-wide">
        <LineField
          label={words.from(line)}
          value={expectation.from}
          write={String}
          read={(text) => text.trim() || undefined}
          wrong={words.from(line)}
          readOnly={readOnly}
          onChange={(from) => change({ ...expectation, from })}
        />
        {expectation.kind === 'row' && (
          <LineField
            label={words.columns(line)}
            value={expectation.row}
            write={writeColumns}
            read={readColumns}
            wrong={words.columnsUnread}
            readOnly={readOnly}
            wide
            onChange={(columns) => change({ ...expectation, row: columns })}
          />
        )}
      </span>
      <span />
      <span />
      <Outcome ran={ran} failed={failedWords(row)}>
        {came}
      </Outcome>
      {readOnly ? <span /> : <IconButton size="small" icon="x" label={words.removeLine(line)} onClick={() => change(undefined)} />}
    </>
  );
}

function failedWords({ failure }: ExpectRow): string | undefined {
  if (failure === undefined) return undefined;
  if (failure.kind === 'unknown-source') return failure.message;
  if (failure.kind !== 'missing') return undefined;
  return failure.got === null ? texts.tests.noRow : texts.tests.otherRow(writeColumns(failure.got));
}

interface WhenProps {
  readonly expectation: WireExpectation;
  readonly line: number;
  readonly readOnly: boolean;
  readonly onChange: (expectation: WireExpectation) => void;
}

/** When a row is expected; empty is at any time. */
function When({ expectation, line, readOnly, onChange }: WhenProps) {
  if (expectation.kind === 'none') return <span />;
  const { atMs: now, ...whenever } = expectation;
  return (
    <LineField
      label={texts.tests.at(line)}
      value={now ?? ANY}
      write={(ms) => (ms === ANY ? '' : writeTime(ms))}
      read={(text) => (text.trim() === '' ? ANY : readTime(text))}
      wrong={texts.tests.timeUnread}
      readOnly={readOnly}
      placeholder={texts.tests.anyTime}
      onChange={(atMs) => onChange(atMs === ANY ? whenever : { ...whenever, atMs })}
    />
  );
}
