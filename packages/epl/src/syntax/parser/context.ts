import type { Expression, Name } from '../ast.js';
import type {
  CategoryContext,
  ContextCondition,
  ContextDetail,
  ContextGroup,
  CreateContext,
  HashContext,
  HashContextItem,
  KeyedContext,
  KeyedContextItem,
  NestedContext,
  RangeContext,
} from '../ast-statement.js';
import { present } from '../present.js';
import { parseStreamAlias } from './alias.js';
import { parseCrontab } from './cron.js';
import type { Cursor } from './cursor.js';
import { parseEventFilter } from './event-filter.js';
import { parseBracketed, parseList } from './list.js';
import { parseDottedName, parseIdentifier } from './name.js';
import { parsePatternSource } from './pattern.js';

/** create-context : "create" "context" name ["as"] detail | "create" "context" name "context" name detail ("," "context" name detail)* */
export function parseCreateContext(cursor: Cursor, begin: number): CreateContext {
  return cursor.within('context', (inner) => readContext(inner, begin));
}

function readContext(cursor: Cursor, begin: number): CreateContext {
  cursor.advance();
  const name = parseDottedName(cursor, 'new-name', 'the name of the context', 'none');
  cursor.eat('as');
  const detail = cursor.at('context') ? parseNested(cursor) : parseDetail(cursor);
  return { kind: 'create-context', span: cursor.spanFrom(begin), name, detail };
}

function parseNested(cursor: Cursor): NestedContext {
  const begin = cursor.index;
  const contexts = [parseInner(cursor)];
  while (cursor.eat(',')) {
    if (!cursor.at('context')) {
      cursor.fail('expected "context"');
      break;
    }
    contexts.push(parseInner(cursor));
  }
  return { kind: 'context-nested', span: cursor.spanFrom(begin), contexts };
}

function parseInner(cursor: Cursor): CreateContext {
  const begin = cursor.index;
  return (
    cursor.nested((inner) => readContext(inner, begin)) ?? {
      kind: 'create-context',
      span: cursor.nowhere,
      name: { kind: 'dotted-name', span: cursor.nowhere, parts: [], text: '' },
      detail: noDetail(cursor),
    }
  );
}

function parseDetail(cursor: Cursor): ContextDetail {
  cursor.mayBe('partition', 'coalesce', 'group', 'start', 'initiated');
  switch (cursor.word) {
    case 'partition':
      return parseKeyed(cursor);
    case 'coalesce':
      return parseHash(cursor);
    case 'group':
      return parseCategory(cursor);
    case 'start':
      return parseRange(cursor, false);
    case 'initiated':
      return parseRange(cursor, true);
    default:
      cursor.fail('expected "partition", "coalesce", "group", "start" or "initiated"');
      return noDetail(cursor);
  }
}

function noDetail(cursor: Cursor): RangeContext {
  return { kind: 'context-range', span: cursor.nowhere, overlapping: false, distinct: [] };
}

/** A comma before "context" goes on with the next nested context, not with the list. */
function parseItems<T>(cursor: Cursor, item: (cursor: Cursor) => T): T[] {
  const items = [item(cursor)];
  while (cursor.at(',') && cursor.wordAt(1) !== 'context') {
    cursor.advance();
    items.push(item(cursor));
  }
  return items;
}

/** keyed : "partition" ["by"] key ("," key)* ["initiated" ["by"] condition ("," condition)*] ["terminated" ["by"] condition] */
function parseKeyed(cursor: Cursor): KeyedContext {
  const begin = cursor.index;
  cursor.advance();
  cursor.eat('by');
  const items = parseItems(cursor, parseKey);
  const initiated = cursor.at('initiated') ? parseInitiators(cursor) : [];
  const terminated = cursor.at('terminated') ? parseAfterBy(cursor) : undefined;
  return { kind: 'context-keyed', span: cursor.spanFrom(begin), items, initiated, ...present({ terminated }) };
}

/** key : expression ("," expression)* "from" event-filter [["as"] name] ; a `,` before the `from` goes on with the properties */
function parseKey(cursor: Cursor): KeyedContextItem {
  const properties: Expression[] = [cursor.grammar.expression(cursor)];
  while (cursor.at(',') || cursor.at('and')) {
    cursor.advance();
    properties.push(cursor.grammar.expression(cursor));
  }
  cursor.expect('from');
  const filter = parseEventFilter(cursor);
  const alias = parseStreamAlias(cursor);
  const first = properties[0] ?? filter;
  return { kind: 'context-key', span: cursor.spanAfter(first), properties, filter, ...present({ alias }) };
}

function parseInitiators(cursor: Cursor): ContextCondition[] {
  cursor.advance();
  cursor.eat('by');
  return parseItems(cursor, (inner) => parseCondition(inner));
}

function parseAfterBy(cursor: Cursor): ContextCondition {
  cursor.advance();
  cursor.eat('by');
  return parseCondition(cursor);
}

/** hash : "coalesce" ["by"] hash-item ("," hash-item)* "granularity" number ["preallocate"] */
function parseHash(cursor: Cursor): HashContext {
  const begin = cursor.index;
  cursor.advance();
  cursor.eat('by');
  const items = parseList(cursor, parseHashItem);
  cursor.expect('granularity');
  const granularity = cursor.grammar.expression(cursor);
  const preallocate = cursor.eat('preallocate');
  return { kind: 'context-hash', span: cursor.spanFrom(begin), items, granularity, preallocate };
}

/** hash-item : expression "from" event-filter */
function parseHashItem(cursor: Cursor): HashContextItem {
  const expression = cursor.grammar.expression(cursor);
  cursor.expect('from');
  const filter = parseEventFilter(cursor);
  return { kind: 'context-hash-item', span: cursor.spanAfter(expression), function: expression, filter };
}

/** category : context-group ("," context-group)* "from" event-filter */
function parseCategory(cursor: Cursor): CategoryContext {
  const begin = cursor.index;
  const groups = parseList(cursor, parseGroup);
  cursor.expect('from');
  const filter = parseEventFilter(cursor);
  return { kind: 'context-category', span: cursor.spanFrom(begin), groups, filter };
}

/** context-group : "group" ["by"] expression "as" name */
function parseGroup(cursor: Cursor): ContextGroup {
  const begin = cursor.index;
  const begun = cursor.expect('group');
  cursor.eat('by');
  const condition = cursor.grammar.expression(cursor);
  cursor.expect('as');
  const label: Name = parseIdentifier(cursor, 'new-name', 'the name of the category');
  return { kind: 'context-group', span: begun ? cursor.spanFrom(begin) : cursor.spanAfter(condition), condition, label };
}

/** range : "start" condition ["end" condition] | "initiated" ["by"] ["distinct" "(" list ")"] condition ["terminated" ["by"] condition] */
function parseRange(cursor: Cursor, overlapping: boolean): RangeContext {
  const begin = cursor.index;
  cursor.advance();
  if (overlapping) cursor.eat('by');
  const distinct = overlapping && cursor.eat('distinct') ? parseDistinct(cursor) : [];
  const start = parseCondition(cursor, overlapping);
  const ends = cursor.eat(overlapping ? 'terminated' : 'end');
  if (ends && overlapping) cursor.eat('by');
  const end = ends ? parseCondition(cursor) : undefined;
  return { kind: 'context-range', span: cursor.spanFrom(begin), overlapping, distinct, start, ...present({ end }) };
}

function parseDistinct(cursor: Cursor): Expression[] {
  if (cursor.at('(')) return parseBracketed(cursor, ')', cursor.grammar.expression);
  cursor.fail('expected "(" with the distinct keys');
  return [];
}

/**
 * condition : ["@now" ["and"]] (event-filter [alias] | pattern-source ["@inclusive"] [alias] | crontab | "after" period)
 * An overlapping context goes on with "and" behind `@now`, any other does not.
 */
function parseCondition(cursor: Cursor, overlapping = false): ContextCondition {
  const begin = cursor.index;
  const now = parseNow(cursor);
  if (now && !overlapping) return condition(cursor, begin, { now });
  if (now && !cursor.eat('and')) {
    cursor.fail('expected "and"', { hint: 'more must begin partitions than the deployment' });
    return condition(cursor, begin, { now });
  }
  if (cursor.eat('after')) return condition(cursor, begin, { now, after: cursor.grammar.expression(cursor) });
  if (cursor.at('(')) return condition(cursor, begin, { now, crontab: parseCrontab(cursor) });
  if (cursor.at('pattern')) return parsePatternCondition(cursor, begin, now);
  const filter = parseEventFilter(cursor);
  const alias = parseStreamAlias(cursor);
  return condition(cursor, begin, { now, filter, ...present({ alias }) });
}

function parsePatternCondition(cursor: Cursor, begin: number, now: boolean): ContextCondition {
  const pattern = parsePatternSource(cursor);
  const inclusive = cursor.atPair('@', 'inclusive') ? true : undefined;
  if (inclusive) {
    cursor.advance();
    cursor.advance();
  }
  const alias = parseStreamAlias(cursor);
  return condition(cursor, begin, { now, pattern, ...present({ inclusive, alias }) });
}

function condition(cursor: Cursor, begin: number, fields: Omit<ContextCondition, 'kind' | 'span'>): ContextCondition {
  const span = fields.now || fields.filter === undefined ? cursor.spanFrom(begin) : cursor.spanAfter(fields.filter);
  return { kind: 'context-condition', span, ...fields };
}

function parseNow(cursor: Cursor): boolean {
  if (!cursor.at('@')) return false;
  cursor.advance();
  cursor.expect('now');
  return true;
}
