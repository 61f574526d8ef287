import './predicate.css';
import type { Predicate, PredicateRow } from '@rulewright/diagram';
import { IconButton } from '../../../design/button/icon-button.js';
import { texts } from '../../../texts/texts.js';
import { CommittedInput } from '../committed-input.js';
import type { Names } from '../names-in-scope.js';
import { operandOf } from './operand.js';
import { arityOf, OPERATORS, operatorOf, testOf, valuesOf } from './operators.js';

interface ConditionRowProps {
  readonly row: PredicateRow;
  readonly names: Names;
  readonly listId: string;
  readonly onChange: (part: Predicate | undefined) => void;
}

/** A longer value gets a line of its own, and so it does beside a property that needs the room. */
const SHORT = 9;
const BOTH_SHORT = 7;
/** So does a longer property: most often an expression. */
const SHORT_PROPERTY = 12;

/** One condition: property, operator, value. */
export function ConditionRow({ row, names, listId, onChange }: ConditionRowProps) {
  const words = texts.form;
  const operator = operatorOf(row.test);
  const values = valuesOf(row.test);
  const read = (typed: string) => operandOf(typed, { ...names, text: names.textual.has(row.property) });
  const setTest = (next: (typeof OPERATORS)[number], now: readonly string[]) => {
    const test = testOf(next, now, read) ?? testOf(next, ['?', '?'], () => ({ kind: 'expression', text: '' }));
    if (test) onChange({ ...row, test });
  };
  const arity = arityOf(operator);
  const isWide = row.property.length > SHORT_PROPERTY;
  const isLong = !isWide && arity !== 'two' && (values[0] ?? '').length > (row.property.length > BOTH_SHORT ? 0 : SHORT);
  return (
    <div className="rw-condition" data-arity={arity} data-long={isLong || undefined} data-wide={isWide || undefined}>
      <CommittedInput
        label={words.property}
        list={listId}
        value={row.property}
        focusEmpty
        onCommit={(property) => onChange({ ...row, property })}
      />
      <select
        className="rw-select"
        aria-label={words.operator}
        value={operator}
        onChange={(event) => {
          const next = OPERATORS.find((each) => each === event.currentTarget.value);
          if (next) setTest(next, values);
        }}
      >
        {OPERATORS.map((each) => (
          <option key={each} value={each}>
            {words.operators[each]}
          </option>
        ))}
      </select>
      {arity !== 'none' && (
        <CommittedInput
          label={arity === 'two' ? words.low : words.value}
          value={values[0] ?? ''}
          onCommit={(value) => setTest(operator, [value, values[1] ?? value])}
        />
      )}
      {arity === 'two' && (
        <CommittedInput
          label={words.high}
          value={values[1] ?? ''}
          onCommit={(value) => setTest(operator, [values[0] ?? value, value])}
        />
      )}
      <IconButton size="small" icon="x" label={words.removeCondition} onClick={() => onChange(undefined)} />
    </div>
  );
}
