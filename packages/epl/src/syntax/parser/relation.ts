import type { Between, Expression, In, InList, InRange, Like, Regexp } from '../ast.js';
import type { Cursor } from './cursor.js';
import { closeBracket, parseList } from './list.js';
import { expectString } from './literal.js';
import { parseSubquery } from './subquery.js';

/** Words that join a relation to the operand on their left; `not` stands before one of the others. */
export const RELATION_WORDS: ReadonlySet<string> = new Set(['in', 'between', 'like', 'regexp', 'not']);

/** relation : value ["not"] (in | between | like | regexp); undefined if a `not` is none of them */
export function parseRelation(cursor: Cursor, value: Expression): Expression | undefined {
  const not = cursor.word === 'not';
  const form = cursor.wordAt(not ? 1 : 0);
  if (not && (form === 'not' || !RELATION_WORDS.has(form))) return undefined;
  if (not) cursor.advance();
  cursor.advance();
  if (form === 'in') return parseIn(cursor, value, not);
  if (form === 'between') return parseBetween(cursor, value, not);
  return form === 'like' ? parseLike(cursor, value, not) : parseRegexp(cursor, value, not);
}

/** in : value ["not"] "in" (subquery | range | "(" list ")") */
function parseIn(cursor: Cursor, value: Expression, not: boolean): In {
  const set = parseSet(cursor);
  return { kind: 'in', span: cursor.spanAfter(value), not, value, set };
}

function parseSet(cursor: Cursor): In['set'] {
  if (cursor.atPair('(', 'select')) return parseSubquery(cursor);
  if (cursor.at('(') || cursor.at('[')) return parseListOrRange(cursor);
  if (cursor.kind === 'operator' || cursor.atEnd || cursor.atCaret) cursor.fail('expected "(" or "["');
  return parseBareSet(cursor);
}

/** `x in tags` is no EPL; it is read as `x in (tags)`. */
function parseBareSet(cursor: Cursor): InList {
  const begin = cursor.index;
  const item = cursor.grammar.concatenation(cursor);
  if (item.kind !== 'missing' && begin < cursor.index) {
    const { start, end } = item.span;
    cursor.reportAt(item.span, {
      message: 'what stands behind "in" needs brackets',
      hint: 'write in (…)',
      fixes: [
        {
          title: 'Add brackets',
          edits: [
            { span: { start, end: start }, text: '(' },
            { span: { start: end, end }, text: ')' },
          ],
        },
      ],
    });
  }
  return { kind: 'in-list', span: item.span, items: [item] };
}

/** range : ("(" | "[") low ":" high (")" | "]") */
function parseListOrRange(cursor: Cursor): InList | InRange {
  const begin = cursor.index;
  const lowOpen = cursor.word === '(';
  cursor.advance();
  if (lowOpen && cursor.eat(')')) return { kind: 'in-list', span: cursor.spanFrom(begin), items: [] };
  const low = cursor.grammar.expression(cursor);
  if (cursor.eat(':')) {
    const high = cursor.grammar.expression(cursor);
    const highOpen = cursor.at(')');
    if (highOpen || cursor.at(']')) cursor.advance();
    else closeBracket(cursor, lowOpen ? ')' : ']');
    return { kind: 'in-range', span: cursor.spanFrom(begin), low, high, lowOpen, highOpen };
  }
  const items = cursor.eat(',') ? [low, ...parseList(cursor, cursor.grammar.expression)] : [low];
  closeBracket(cursor, lowOpen ? ')' : ']');
  return { kind: 'in-list', span: cursor.spanFrom(begin), items };
}

/** between : value ["not"] "between" concatenation "and" concatenation */
function parseBetween(cursor: Cursor, value: Expression, not: boolean): Between {
  const low = cursor.grammar.concatenation(cursor);
  cursor.expect('and');
  const high = cursor.grammar.concatenation(cursor);
  return { kind: 'between', span: cursor.spanAfter(value), not, value, low, high };
}

/** like : value ["not"] "like" concatenation ["escape" string] */
function parseLike(cursor: Cursor, value: Expression, not: boolean): Like {
  const pattern = cursor.grammar.concatenation(cursor);
  const escapeWith = cursor.eat('escape') ? expectString(cursor, 'the escape character as a string') : undefined;
  return {
    kind: 'like',
    span: cursor.spanAfter(value),
    not,
    value,
    pattern,
    ...(escapeWith === undefined ? {} : { escape: escapeWith }),
  };
}

/** regexp : value ["not"] "regexp" concatenation */
function parseRegexp(cursor: Cursor, value: Expression, not: boolean): Regexp {
  const pattern = cursor.grammar.concatenation(cursor);
  return { kind: 'regexp', span: cursor.spanAfter(value), not, value, pattern };
}
