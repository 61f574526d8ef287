import { suggest } from '@rulewright/core';
import type { Name } from '../ast.js';
import type { NameRole } from '../expectation.js';
import type { Cursor } from './cursor.js';
import { atDeclarable, atIdentifier, parseDeclarable, parseIdentifier, takeName } from './name.js';

/** Words that go on a statement; one that is misspelt must not be taken for an alias. */
const CLAUSES: readonly string[] = ['from', 'where', 'group', 'having', 'output', 'order', 'limit', 'match_recognize'];

/** What may stand behind an alias that has no `as`. */
const AFTER_ALIAS: ReadonlySet<string> = new Set([
  ...CLAUSES,
  ...`; , ) ] @ on inner left right full join unidirectional retain for set merge delete update select insert end start terminated initiated
   partition where then when define and pattern measures all after interval`.split(/\s+/),
]);

/** Words that may name a column and yet more likely begin the next clause when they stand bare behind an expression. */
const NOT_BARE: ReadonlySet<string> = new Set(
  `where left right full join outer for unidirectional define partition set when matched while until using metadatasql merge after
   pattern interval every context schema`.split(/\s+/),
);

/** column-alias : ["as"] name */
export function parseColumnAlias(cursor: Cursor): Name | undefined {
  if (cursor.eat('as')) return parseIdentifier(cursor, 'column-alias', 'an alias');
  if (!atIdentifier(cursor, 'column-alias') || NOT_BARE.has(cursor.word) || isMisspeltClause(cursor)) return undefined;
  return takeName(cursor);
}

/** alias : ["as"] name   of a stream, window or trigger */
export function parseStreamAlias(cursor: Cursor, role: NameRole = 'stream-alias'): Name | undefined {
  if (cursor.eat('as')) return parseDeclarable(cursor, role, 'an alias');
  if (cursor.atHyphenated('retain', 'union') || cursor.atHyphenated('retain', 'intersection')) return undefined;
  if (!atDeclarable(cursor, role) || isMisspeltClause(cursor)) return undefined;
  return takeName(cursor);
}

/** True if the word is nearly a clause's and what follows cannot follow an alias: `select a form A`, `from A wher x = 1`. */
function isMisspeltClause(cursor: Cursor): boolean {
  if (cursor.kind !== 'word' || cursor.kindAt(1) === 'end' || AFTER_ALIAS.has(cursor.wordAt(1))) return false;
  return suggest(cursor.word, CLAUSES) !== undefined;
}
