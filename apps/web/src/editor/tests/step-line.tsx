import type { WireTestStep } from '@rulewright/contracts';
import { IconButton } from '../../design/button/icon-button.js';
import { texts } from '../../texts/texts.js';
import { withStep } from './change-test.js';
import { readColumns, writeColumns } from './columns-text.js';
import { LineField } from './line-field.js';
import type { LineProps } from './line-props.js';
import { Outcome } from './outcome.js';
import type { TestRow } from './test-rows.js';
import { useTests } from './tests-context.js';
import { readTime, writeTime } from './time-text.js';

type StepRow = Extract<TestRow, { kind: 'step' }>;
type Send = Extract<WireTestStep, { kind: 'send' }>;

/** A line that sends events, or lets time pass. */
export function StepLine({ row, line, test, ran, readOnly }: LineProps<StepRow>) {
  const model = useTests();
  const { index, step, failure } = row;
  const words = texts.tests;
  const change = (next: WireTestStep | undefined) => model.change(withStep(test, index, next));
  return (
    <>
      <LineField
        label={words.at(line)}
        value={step.atMs}
        write={writeTime}
        read={readTime}
        wrong={words.timeUnread}
        readOnly={readOnly}
        onChange={(atMs) => change({ ...step, atMs })}
      />
      {step.kind === 'send' ? (
        <SendFields step={step} line={line} readOnly={readOnly} onChange={change} />
      ) : (
        <>
          <span>{words.timePasses}</span>
          <span className="rw-test-wide" />
          <span />
          <span />
        </>
      )}
      <Outcome ran={ran} failed={failure && 'message' in failure ? failure.message : undefined}>
        {step.kind === 'send' ? words.sent(step.times ?? 1) : ''}
      </Outcome>
      {readOnly ? <span /> : <IconButton size="small" icon="x" label={words.removeLine(line)} onClick={() => change(undefined)} />}
    </>
  );
}

interface SendFieldsProps {
  readonly step: Send;
  readonly line: number;
  readonly readOnly: boolean;
  readonly onChange: (step: Send) => void;
}

function SendFields({ step, line, readOnly, onChange }: SendFieldsProps) {
  const words = texts.tests;
  const repeated = (times: number | undefined, everyMs: number | undefined): Send => {
    const { times: _, everyMs: __, ...once } = step;
    return times === undefined || times < 2 ? once : { ...once, times, everyMs: everyMs ?? 0 };
  };
  return (
    <>
      <span>{words.send}</span>
      <span className="rw-test-wide">
        <LineField
          label={words.type(line)}
          value={step.type}
          write={String}
          read={(text) => text.trim() || undefined}
          wrong={words.type(line)}
          readOnly={readOnly}
          onChange={(type) => onChange({ ...step, type })}
        />
        <LineField
          label={words.columns(line)}
          value={step.event}
          write={writeColumns}
          read={readColumns}
          wrong={words.columnsUnread}
          readOnly={readOnly}
          wide
          onChange={(event) => onChange({ ...step, event })}
        />
      </span>
      <LineField
        label={words.times(line)}
        value={step.times ?? 1}
        write={String}
        read={(text) => (/^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined)}
        wrong={words.times(line)}
        readOnly={readOnly}
        onChange={(times) => onChange(repeated(times, step.everyMs))}
      />
      <LineField
        label={words.every(line)}
        value={step.everyMs ?? 0}
        write={(ms) => ((step.times ?? 1) > 1 ? writeTime(ms) : '')}
        read={readTime}
        wrong={words.timeUnread}
        readOnly={readOnly}
        onChange={(everyMs) => onChange(repeated(step.times, everyMs))}
      />
    </>
  );
}
