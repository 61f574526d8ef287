import type { Target } from '../ast-statement.js';
import type { NameRole } from '../expectation.js';
import { present } from '../present.js';
import { parseStreamAlias } from './alias.js';
import type { Cursor } from './cursor.js';
import { parseConditions } from './event-filter.js';
import { parseDottedName } from './name.js';

/** target : name ["(" [expression ("," expression)*] ")"] [["as"] name] */
export function parseTarget(cursor: Cursor, role: NameRole = 'window'): Target {
  const name = parseDottedName(cursor, role, 'a named window or a table', 'none');
  const conditions = cursor.word === '(' ? cursor.within('filter', parseConditions) : [];
  const alias = parseStreamAlias(cursor);
  return { kind: 'target', span: cursor.spanAfter(name), name, conditions, ...present({ alias }) };
}
