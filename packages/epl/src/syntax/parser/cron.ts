import type { CronField, Expression } from '../ast.js';
import type { Cursor } from './cursor.js';
import { closeBracket, parseBracketed, parseList } from './list.js';

/** crontab : "(" field ("," field)* ")"; the present token is the bracket */
export function parseCrontab(cursor: Cursor): Expression[] {
  return parseBracketed(cursor, ')', parseCronField);
}

/** field : "*" ["/" number] | "last" | "lastweekday" | expression [":" expression | "last" | "weekday"] | "[" field ("," field)* "]" */
export function parseCronField(cursor: Cursor): Expression {
  if (cursor.at('*')) return parseEvery(cursor);
  if (cursor.at('[')) return parseFieldList(cursor);
  const word = fieldWord(cursor);
  if (word !== undefined) return word;
  const value = cursor.grammar.expression(cursor);
  return parseFieldTail(cursor, value);
}

function field(cursor: Cursor, begin: number, form: CronField['form'], values: readonly Expression[]): CronField {
  return { kind: 'cron-field', span: cursor.spanFrom(begin), form, values };
}

/** "*" ["/" number] */
function parseEvery(cursor: Cursor): Expression {
  const begin = cursor.index;
  cursor.advance();
  if (!cursor.eat('/')) return { kind: 'wildcard', span: cursor.spanFrom(begin) };
  return field(cursor, begin, 'every', [cursor.grammar.expression(cursor)]);
}

function parseFieldList(cursor: Cursor): CronField {
  const begin = cursor.index;
  cursor.advance();
  const values = cursor.nested((inner) => parseList(inner, parseCronField)) ?? [];
  closeBracket(cursor, ']');
  return field(cursor, begin, 'list', values);
}

/** "last" | "lastweekday", unless it is the name of a property */
function fieldWord(cursor: Cursor): CronField | undefined {
  cursor.mayBe('last', 'lastweekday');
  const next = cursor.wordAt(1);
  const alone = next === ',' || next === ')' || next === ']';
  if (!alone || (cursor.word !== 'last' && cursor.word !== 'lastweekday' && cursor.word !== 'lw')) return undefined;
  const begin = cursor.index;
  const form = cursor.word === 'last' ? 'last' : 'last-weekday';
  cursor.advance();
  return field(cursor, begin, form, []);
}

function parseFieldTail(cursor: Cursor, first: Expression): CronField | Expression {
  const done = (form: CronField['form'], values: readonly Expression[]): CronField => ({
    kind: 'cron-field',
    span: cursor.spanAfter(first),
    form,
    values,
  });
  if (cursor.eat(':')) {
    const high = cursor.grammar.expression(cursor);
    return done('range', [first, high]);
  }
  if (cursor.eat('last')) return done('last', [first]);
  return cursor.eat('weekday') ? done('weekday', [first]) : first;
}
