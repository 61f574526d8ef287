import type { SelectItem } from '../ast.js';
import { present } from '../present.js';
import { parseColumnAlias } from './alias.js';
import { parseAnnotations } from './annotation.js';
import { parseWildcardOr } from './chain.js';
import type { Cursor } from './cursor.js';
import { parseList } from './list.js';

/** item ("," item)* */
export function parseSelectItems(cursor: Cursor): SelectItem[] {
  return cursor.within('select', readItems);
}

function readItems(cursor: Cursor): SelectItem[] {
  return parseList(cursor, parseSelectItem);
}

/** item : ("*" | name ".*" | expression) annotation* [["as"] name] */
function parseSelectItem(cursor: Cursor): SelectItem {
  const expression = parseWildcardOr(cursor);
  const annotations = parseAnnotations(cursor);
  const alias = expression.kind === 'missing' && !cursor.at('as') ? undefined : parseColumnAlias(cursor);
  return { kind: 'select-item', span: cursor.spanAfter(expression), expression, annotations, ...present({ alias }) };
}
