import type { Expression, MatchRecognize, RowDefine, RowPattern, RowPermute, RowQuantifier, SelectItem } from '../ast.js';
import { present } from '../present.js';
import type { Cursor } from './cursor.js';
import { closeBracket, parseBracketed, parseList } from './list.js';
import { atDeclarable, parseDeclarable, takeName } from './name.js';
import { parseSelectItems } from './select-item.js';

/**
 * match-recognize : "match_recognize" "(" ["partition" "by" list] "measures" items ["all" "matches"] [skip] "pattern" "(" rows ")"
 *                   ["interval" period ["or" "terminated"]] ["define" define ("," define)*] ")"
 */
export function parseMatchRecognize(cursor: Cursor): MatchRecognize {
  const begin = cursor.index;
  cursor.advance();
  cursor.expect('(');
  const partitionBy = parsePartition(cursor);
  const measures: SelectItem[] = cursor.expect('measures') ? parseSelectItems(cursor) : [];
  const allMatches = cursor.eat('all');
  if (allMatches) cursor.expect('matches');
  const skip = parseSkip(cursor);
  const pattern = parseRows(cursor);
  const interval = cursor.eat('interval') ? cursor.grammar.expression(cursor) : undefined;
  const orTerminated = interval !== undefined && cursor.eat('or');
  if (orTerminated) cursor.expect('terminated');
  const define = cursor.eat('define') ? parseList(cursor, parseDefine) : [];
  closeBracket(cursor, ')');
  const span = cursor.spanFrom(begin);
  return {
    kind: 'match-recognize',
    span,
    partitionBy,
    measures,
    allMatches,
    pattern,
    orTerminated,
    define,
    ...present({ skip, interval }),
  };
}

function parsePartition(cursor: Cursor): Expression[] {
  if (!cursor.eat('partition')) return [];
  cursor.expect('by');
  return parseList(cursor, cursor.grammar.expression);
}

/** skip : "after" "match" "skip" ("past" "last" | "to" "next" | "to" "current") "row" */
function parseSkip(cursor: Cursor): MatchRecognize['skip'] {
  if (!cursor.eat('after')) return undefined;
  cursor.expect('match');
  cursor.expect('skip');
  const skip = parseSkipTarget(cursor);
  cursor.expect('row');
  return skip;
}

function parseSkipTarget(cursor: Cursor): MatchRecognize['skip'] {
  if (cursor.eat('past')) {
    cursor.expect('last');
    return 'past-last-row';
  }
  cursor.expect('to');
  if (cursor.eat('current')) return 'to-current-row';
  cursor.expect('next');
  return 'to-next-row';
}

/** define : name "as" expression */
function parseDefine(cursor: Cursor): RowDefine {
  const symbol = parseDeclarable(cursor, 'row-symbol', 'a symbol of the pattern');
  cursor.expect('as');
  const condition = cursor.grammar.expression(cursor);
  return { kind: 'row-define', span: cursor.spanAfter(symbol), symbol, condition };
}

function parseRows(cursor: Cursor): RowPattern {
  cursor.expect('pattern');
  cursor.expect('(');
  const rows = parseAlternation(cursor);
  closeBracket(cursor, ')');
  return rows;
}

/** rows : sequence ("|" sequence)* */
function parseAlternation(cursor: Cursor): RowPattern {
  const first = cursor.nested(parseSequence) ?? missingRow(cursor);
  if (!cursor.at('|')) return first;
  const parts = [first];
  while (cursor.eat('|')) parts.push(cursor.nested(parseSequence) ?? missingRow(cursor));
  return { kind: 'row-alternation', span: cursor.spanAfter(first), parts };
}

/** sequence : row+ */
function parseSequence(cursor: Cursor): RowPattern {
  const first = parseRow(cursor);
  const parts = [first];
  while (cursor.at('(') || cursor.at('match_recognize_permute') || atDeclarable(cursor, 'row-symbol')) parts.push(parseRow(cursor));
  return parts.length === 1 ? first : { kind: 'row-sequence', span: cursor.spanAfter(first), parts };
}

/** row : ("(" rows ")" | name) [quantifier] | permute */
function parseRow(cursor: Cursor): RowPattern {
  if (cursor.at('match_recognize_permute')) return parsePermute(cursor);
  const begin = cursor.index;
  if (cursor.eat('(')) {
    const pattern = parseAlternation(cursor);
    closeBracket(cursor, ')');
    const quantifier = parseQuantifier(cursor);
    return { kind: 'row-group', span: cursor.spanFrom(begin), pattern, ...present({ quantifier }) };
  }
  if (!atDeclarable(cursor, 'row-symbol')) {
    cursor.fail('expected a symbol of the pattern');
    return missingRow(cursor);
  }
  const name = takeName(cursor);
  const quantifier = parseQuantifier(cursor);
  return { kind: 'row-symbol', span: cursor.spanAfter(name), name, ...present({ quantifier }) };
}

function missingRow(cursor: Cursor): RowPattern {
  const span = cursor.nowhere;
  return { kind: 'row-symbol', span, name: { kind: 'name', span, text: '', quoted: false } };
}

/** permute : "match_recognize_permute" "(" rows ("," rows)* ")" */
function parsePermute(cursor: Cursor): RowPermute {
  const begin = cursor.index;
  cursor.advance();
  const parts = cursor.at('(') ? parseBracketed(cursor, ')', parseAlternation) : [];
  if (parts.length === 0) cursor.fail('expected "(" with the symbols');
  return { kind: 'row-permute', span: cursor.spanFrom(begin), parts };
}

/** quantifier : ("*" | "+" | "?" | "{" [number] ["," [number]] "}") ["?"] */
function parseQuantifier(cursor: Cursor): RowQuantifier | undefined {
  cursor.mayBe('*', '+', '?', '{');
  const form = cursor.word;
  const begin = cursor.index;
  if (form === '{') return parseBounds(cursor);
  if (form !== '*' && form !== '+' && form !== '?') return undefined;
  cursor.advance();
  const reluctant = cursor.eat('?');
  return { kind: 'row-quantifier', span: cursor.spanFrom(begin), form, reluctant };
}

function parseBounds(cursor: Cursor): RowQuantifier {
  const begin = cursor.index;
  cursor.advance();
  const low = cursor.at(',') ? undefined : cursor.grammar.expression(cursor);
  const open = cursor.eat(',');
  const high = open && !cursor.at('}') ? cursor.grammar.expression(cursor) : undefined;
  closeBracket(cursor, '}');
  const reluctant = cursor.eat('?');
  return {
    kind: 'row-quantifier',
    span: cursor.spanFrom(begin),
    form: '{}',
    reluctant,
    ...present({ low, high: open ? high : low }),
  };
}
