import type {
  Annotation,
  Argument,
  EveryDistinct,
  Expression,
  FollowedBy,
  Guard,
  Name,
  Observer,
  Pattern,
  PatternFilter,
  PatternSource,
  RepeatRange,
} from '../ast.js';
import { present } from '../present.js';
import { parseAnnotation, parseAnnotations } from './annotation.js';
import { parseArgument } from './chain.js';
import { parseCronField } from './cron.js';
import type { Cursor } from './cursor.js';
import { parseEventFilter } from './event-filter.js';
import { closeBracket, parseBracketed } from './list.js';
import { atDeclarable, identifierAt, parseIdentifier, takeName } from './name.js';

/** pattern-source : "pattern" annotation* "[" pattern "]" */
export function parsePatternSource(cursor: Cursor): PatternSource {
  const begin = cursor.index;
  cursor.advance();
  const annotations = parseAnnotations(cursor);
  cursor.expect('[');
  const pattern = parsePattern(cursor);
  closeBracket(cursor, ']');
  return { kind: 'pattern-source', span: cursor.spanFrom(begin), annotations, pattern };
}

/** pattern : or (("->" | "-[" expression "]>") or)* */
export function parsePattern(cursor: Cursor): Pattern {
  const clause = cursor.clause;
  cursor.clause = 'pattern';
  const pattern = cursor.nested(parseFollowedBy) ?? missing(cursor);
  cursor.clause = clause;
  return pattern;
}

function missing(cursor: Cursor): Pattern {
  return { kind: 'missing-pattern', span: cursor.nowhere };
}

function parseFollowedBy(cursor: Cursor): Pattern {
  const first = parseOr(cursor);
  if (!atArrow(cursor)) return first;
  const parts: Pattern[] = [first];
  const limits: FollowedBy['limits'][number][] = [];
  while (atArrow(cursor)) {
    limits.push(parseArrow(cursor));
    parts.push(parseOr(cursor));
  }
  return { kind: 'followed-by', span: cursor.spanAfter(first), parts, limits };
}

function atArrow(cursor: Cursor): boolean {
  return cursor.at('->') || (cursor.word === '-' && cursor.wordAt(1) === '[');
}

/** arrow : "->" | "-" "[" expression "]" ">" */
function parseArrow(cursor: Cursor): Expression | undefined {
  if (cursor.eat('->')) return undefined;
  cursor.advance();
  cursor.advance();
  const limit = cursor.grammar.expression(cursor);
  closeBracket(cursor, ']');
  cursor.expect('>');
  return limit;
}

/** or : and ("or" and)* */
function parseOr(cursor: Cursor): Pattern {
  return parseSeries(cursor, 'or', parseAnd);
}

/** and : until ("and" until)* */
function parseAnd(cursor: Cursor): Pattern {
  return parseSeries(cursor, 'and', parseUntil);
}

function parseSeries(cursor: Cursor, word: 'and' | 'or', operand: (cursor: Cursor) => Pattern): Pattern {
  const first = operand(cursor);
  if (!cursor.at(word)) return first;
  const parts = [first];
  while (cursor.eat(word)) parts.push(operand(cursor));
  return { kind: word === 'and' ? 'pattern-and' : 'pattern-or', span: cursor.spanAfter(first), parts };
}

/** until : [range] prefixed ["until" prefixed] */
function parseUntil(cursor: Cursor): Pattern {
  const begin = cursor.index;
  const range = cursor.at('[') ? parseRange(cursor) : undefined;
  const pattern = parsePrefixed(cursor);
  const until = cursor.eat('until') ? parsePrefixed(cursor) : undefined;
  if (range === undefined && until === undefined) return pattern;
  const span = range === undefined ? cursor.spanAfter(pattern) : cursor.spanFrom(begin);
  return { kind: 'repeat', span, pattern, ...present({ range, until }) };
}

/** range : "[" (expression | [expression] ":" [expression]) "]" */
function parseRange(cursor: Cursor): RepeatRange {
  const begin = cursor.index;
  cursor.advance();
  const low = cursor.at(':') ? undefined : cursor.grammar.expression(cursor);
  const open = cursor.eat(':');
  const high = open && !cursor.at(']') ? cursor.grammar.expression(cursor) : undefined;
  closeBracket(cursor, ']');
  return { kind: 'repeat-range', span: cursor.spanFrom(begin), ...present({ low, high: open ? high : low }) };
}

/** prefixed : ("every" | "not" | every-distinct) [range] guarded | guarded */
function parsePrefixed(cursor: Cursor): Pattern {
  if (cursor.atHyphenated('every', 'distinct')) return cursor.nested(parseEveryDistinct) ?? missing(cursor);
  if (cursor.at('every') || cursor.at('not')) return cursor.nested(parseEveryOrNot) ?? missing(cursor);
  return parseGuarded(cursor);
}

function parseEveryOrNot(cursor: Cursor): Pattern {
  const begin = cursor.index;
  const kind = cursor.word === 'every' ? 'every' : 'pattern-not';
  cursor.advance();
  const pattern = parseRepeated(cursor);
  return { kind, span: cursor.spanFrom(begin), pattern };
}

/** every-distinct : "every-distinct" "(" expression ("," expression)* ")" */
function parseEveryDistinct(cursor: Cursor): EveryDistinct {
  const begin = cursor.index;
  cursor.eatHyphenated('every', 'distinct');
  const keys = cursor.at('(') ? parseBracketed(cursor, ')', cursor.grammar.expression) : noKeys(cursor);
  const pattern = parseRepeated(cursor);
  return { kind: 'every-distinct', span: cursor.spanFrom(begin), arguments: keys, pattern };
}

function noKeys(cursor: Cursor): Expression[] {
  cursor.fail('expected "(" with the distinct keys');
  return [];
}

function parseRepeated(cursor: Cursor): Pattern {
  if (!cursor.at('[')) {
    reportDoublePrefix(cursor);
    return parsePrefixed(cursor);
  }
  const range = parseRange(cursor);
  const pattern = parsePrefixed(cursor);
  return { kind: 'repeat', span: cursor.spanAfter(range), range, pattern };
}

/** `every every a=A` and `every not A` are no EPL without brackets. */
function reportDoublePrefix(cursor: Cursor): void {
  // of many in a row the first tells it
  const among = cursor.wordAt(-2) === 'every' || cursor.wordAt(-2) === 'not';
  if ((cursor.word !== 'every' && cursor.word !== 'not') || among) return;
  cursor.report({ message: `"${cursor.word}" needs brackets behind another "every" or "not"`, hint: `write (${cursor.word} …)` });
}

/** guarded : atom ["where" name ":" name "(" … ")" | "while" "(" expression ")"] */
function parseGuarded(cursor: Cursor): Pattern {
  const pattern = parseAtom(cursor);
  if (!cursor.at('where') && !cursor.at('while')) return pattern;
  const guard = cursor.word === 'where' ? parseWhereGuard(cursor) : parseWhileGuard(cursor);
  return { kind: 'guarded', span: cursor.spanAfter(pattern), pattern, guard };
}

function parseWhereGuard(cursor: Cursor): Guard {
  const begin = cursor.index;
  cursor.advance();
  cursor.mayBeName('guard');
  const namespace = parseIdentifier(cursor, 'guard', 'a guard such as timer:within');
  cursor.expect(':');
  const name = parseIdentifier(cursor, 'guard', 'the name of the guard');
  const parameters = cursor.at('(') ? parseBracketed(cursor, ')', cursor.grammar.expression) : noArguments(cursor);
  return { kind: 'guard', span: cursor.spanFrom(begin), form: 'where', namespace, name, arguments: parameters };
}

function noArguments(cursor: Cursor): Expression[] {
  cursor.fail('expected "("');
  return [];
}

function parseWhileGuard(cursor: Cursor): Guard {
  const begin = cursor.index;
  cursor.advance();
  const parameters = cursor.at('(') ? parseBracketed(cursor, ')', cursor.grammar.expression) : noArguments(cursor);
  return { kind: 'guard', span: cursor.spanFrom(begin), form: 'while', arguments: parameters };
}

/** atom : "(" pattern ")" | [name "="] (observer | event-filter ["@consume" ["(" number ")"]]) */
function parseAtom(cursor: Cursor): Pattern {
  if (cursor.at('(')) return parseGroup(cursor);
  const tagged = atDeclarable(cursor, 'tag') && cursor.wordAt(1) === '=';
  const begin = cursor.index;
  const tag = tagged ? takeName(cursor) : undefined;
  if (tagged) cursor.advance();
  cursor.mayBeName('event-type');
  cursor.mayBeName('observer');
  if (identifierAt(cursor, 0) && cursor.wordAt(1) === ':') return parseObserver(cursor, begin, tag);
  if (cursor.kind !== 'word' && cursor.kind !== 'quoted-name' && tag === undefined) {
    cursor.fail('expected a pattern');
    return missing(cursor);
  }
  return parsePatternFilter(cursor, begin, tag);
}

function parseGroup(cursor: Cursor): Pattern {
  const begin = cursor.index;
  cursor.advance();
  const pattern = parsePattern(cursor);
  closeBracket(cursor, ')');
  return { kind: 'pattern-group', span: cursor.spanFrom(begin), pattern };
}

function parsePatternFilter(cursor: Cursor, begin: number, tag: Name | undefined): PatternFilter {
  const filter = parseEventFilter(cursor);
  const consume = parseConsume(cursor);
  const span = tag === undefined ? cursor.spanAfter(filter) : cursor.spanFrom(begin);
  return { kind: 'pattern-filter', span, filter, ...present({ tag, consume }) };
}

function parseConsume(cursor: Cursor): Annotation | undefined {
  return cursor.at('@') ? parseAnnotation(cursor) : undefined;
}

/** observer : name ":" name "(" [argument ("," argument)*] ")" */
function parseObserver(cursor: Cursor, begin: number, tag: Name | undefined): Observer {
  if (tag !== undefined) cursor.reportAt(tag.span, { message: `an observer has no event that "${tag.text}" could name` });
  const namespace = takeName(cursor);
  cursor.advance();
  const name = parseIdentifier(cursor, 'observer', 'the name of the observer');
  const item = name.text.toLowerCase() === 'at' ? parseCronField : parseObserverArgument;
  const parameters: (Expression | Argument)[] = cursor.at('(')
    ? parseBracketed<Expression | Argument>(cursor, ')', item)
    : noArguments(cursor);
  return { kind: 'observer', span: cursor.spanFrom(begin), namespace, name, arguments: parameters, ...present({ tag }) };
}

function parseObserverArgument(cursor: Cursor): Expression | Argument {
  const argument = parseArgument(cursor);
  return argument.name === undefined ? argument.value : argument;
}
