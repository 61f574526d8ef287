import type { WireRuleTestResult } from '@rulewright/contracts';
import { texts } from '../../texts/texts.js';
import { valueText } from '../inspector/live/value-text.js';

type HeldBack = NonNullable<WireRuleTestResult['heldBack']>;

/** Operators that read as words of a sentence: `2 is not > 50`. */
const COMPARED = /^\s*(<=|>=|<|>|=)\s*(.+)$/s;

/** What was compared where a row was held back: the value in the place of what it is a value of, else each by its name. */
export function heldWords({ without, values }: Pick<HeldBack, 'without' | 'values'>): string | undefined {
  const [only] = values;
  if (only === undefined) return undefined;
  const rest = without?.startsWith(only.expression) ? COMPARED.exec(without.slice(only.expression.length)) : undefined;
  const [, operator, asked] = rest ?? [];
  if (values.length === 1 && operator !== undefined && asked !== undefined)
    return texts.tests.valueIsNot(valueText(only.value), operator === '=' ? asked : `${operator} ${asked}`);
  return values.map(({ expression, value }) => texts.tests.valueWas(expression, valueText(value))).join(', ');
}
