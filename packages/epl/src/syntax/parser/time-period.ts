import type { Expression, TimePart, TimePeriod } from '../ast.js';
import { TIME_UNITS } from '../keyword.js';
import { parsePath } from './chain.js';
import type { Cursor } from './cursor.js';
import { parseNumber } from './literal.js';
import { identifierAt } from './name.js';

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
    const goesOn = unitAt(cursor, 1) && (cursor.kind === 'number' || identifierAt(cursor, 0));
    if (!goesOn) break;
    parts.push(takePart(cursor, cursor.kind === 'number' ? parseNumber(cursor) : parsePath(cursor)));
  }
  return { kind: 'time-period', span: cursor.spanAfter(value), parts };
}

function takePart(cursor: Cursor, value: Expression): TimePart {
  const unit = TIME_UNITS.get(cursor.word) ?? 'second';
  cursor.advance();
  return { kind: 'time-part', span: cursor.spanAfter(value), value, unit };
}
