import type { Expression, TimePart, TimePeriod } from '../ast.js';
import { TIME_UNITS } from '../keyword.js';
import { parsePath } from './chain.js';
import type { Cursor } from './cursor.js';
import { parseNumber } from './literal.js';
import { identifierAt } from './name.js';
import { parseSubstitution } from './substitution.js';

/** True if a time unit stands here (`min` not when it is a function). */
export function atUnit(cursor: Cursor): boolean {
  cursor.mayBe(...UNIT_WORDS);
  return unitAt(cursor, 0);
}

const UNIT_WORDS = [...TIME_UNITS.keys()];

function unitAt(cursor: Cursor, distance: number): boolean {
  const word = cursor.wordAt(distance);
  return TIME_UNITS.has(word) && (word !== 'min' || cursor.wordAt(distance + 1) !== '(');
}

/** period : (number | path | substitution) unit ((number | name) unit)* ; `value` is read, the unit stands here */
export function parsePeriod(cursor: Cursor, value: Expression): TimePeriod {
  const parts: TimePart[] = [takePart(cursor, value)];
  for (;;) {
    const next = parseNextValue(cursor);
    if (next === undefined) break;
    if (!atUnit(cursor)) cursor.fail('expected a unit of time');
    parts.push(takePart(cursor, next));
  }
  return { kind: 'time-period', span: cursor.spanAfter(value), parts };
}

function parseNextValue(cursor: Cursor): Expression | undefined {
  if (cursor.word === '?') return parseSubstitution(cursor);
  if (!unitAt(cursor, 1)) return undefined;
  if (cursor.kind === 'number') return parseNumber(cursor);
  return identifierAt(cursor, 0) ? parsePath(cursor) : undefined;
}

function takePart(cursor: Cursor, value: Expression): TimePart {
  const unit = TIME_UNITS.get(cursor.word);
  if (unit !== undefined) cursor.advance();
  return { kind: 'time-part', span: cursor.spanAfter(value), value, unit: unit ?? 'second' };
}
