import { texts } from '../../texts/texts.js';
import { writeColumns } from './columns-text.js';
import { Outcome } from './outcome.js';
import type { TestRow } from './test-rows.js';
import { writeTime } from './time-text.js';

/** A row that came though nobody expected it. */
export function UnexpectedLine({ row }: { readonly row: Extract<TestRow, { kind: 'unexpected' }> }) {
  const { statement, atMs, row: columns } = row.failure;
  return (
    <>
      <span className="num">{writeTime(atMs)}</span>
      <b>{texts.tests.came}</b>
      <span className="rw-test-wide mono cut" title={writeColumns(columns)}>
        {statement} {writeColumns(columns)}
      </span>
      <span />
      <span />
      <Outcome ran failed={texts.tests.unexpected} />
    </>
  );
}
