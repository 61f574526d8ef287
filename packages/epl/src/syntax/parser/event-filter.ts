import type { ContainedEvent, EventFilter, SelectItem } from '../ast.js';
import type { NameRole } from '../expectation.js';
import { present } from '../present.js';
import { parseStreamAlias } from './alias.js';
import { parseAnnotation } from './annotation.js';
import type { Cursor } from './cursor.js';
import { closeBracket, parseBracketed } from './list.js';
import { parseDottedName } from './name.js';
import { parseSelectItems } from './select-item.js';

/** event-filter : dotted-name ["(" [expression ("," expression)*] ")"] contained* */
export function parseEventFilter(cursor: Cursor, role: NameRole = 'event-type', what = 'an event type'): EventFilter {
  const type = parseDottedName(cursor, role, what);
  const conditions = cursor.word === '(' ? cursor.within('filter', parseConditions) : [];
  const contained = parseContained(cursor);
  return { kind: 'event-filter', span: cursor.spanAfter(type), type, conditions, contained };
}

/** "(" [expression ("," expression)*] ")" */
export function parseConditions(cursor: Cursor): EventFilter['conditions'] {
  return parseBracketed(cursor, ')', cursor.grammar.expression);
}

/** contained* */
export function parseContained(cursor: Cursor): ContainedEvent[] {
  const contained: ContainedEvent[] = [];
  while (cursor.word === '[') contained.push(parseContainedEvent(cursor));
  return contained;
}

/** contained : "[" ["select" items "from"] expression ["@type" "(" name ")"] [alias] ["where" expression] "]" */
function parseContainedEvent(cursor: Cursor): ContainedEvent {
  const begin = cursor.index;
  cursor.advance();
  const select = cursor.eat('select') ? parseSelected(cursor) : undefined;
  const property = cursor.grammar.expression(cursor);
  const annotation = cursor.at('@') ? parseAnnotation(cursor) : undefined;
  const alias = parseStreamAlias(cursor);
  const where = cursor.eat('where') ? cursor.grammar.expression(cursor) : undefined;
  closeBracket(cursor, ']');
  return { kind: 'contained-event', span: cursor.spanFrom(begin), property, ...present({ select, annotation, alias, where }) };
}

function parseSelected(cursor: Cursor): SelectItem[] {
  const items = parseSelectItems(cursor);
  cursor.expect('from');
  return items;
}
