import type { Cursor } from './cursor.js';

/** list : item ("," item)* */
export function parseList<T>(cursor: Cursor, item: (cursor: Cursor) => T): T[] {
  const items = [item(cursor)];
  while (cursor.eat(',')) items.push(item(cursor));
  return items;
}

/** "(" [item ("," item)*] ")"; the present token is the opening bracket */
export function parseBracketed<T>(cursor: Cursor, close: ')' | ']' | '}', item: (cursor: Cursor) => T): T[] {
  cursor.advance();
  if (cursor.eat(close)) return [];
  const items = parseList(cursor, item);
  closeBracket(cursor, close);
  return items;
}

/**
 * Reads the closing bracket. When something else stands there it is reported, and what stands before the bracket on the same level is
 * skipped, unless the statement or the clause ends first: then the bracket was forgotten.
 */
export function closeBracket(cursor: Cursor, close: ')' | ']' | '}'): void {
  if (cursor.eat(close)) return;
  cursor.fail(`expected "${close}"`);
  const found = bracketAhead(cursor, close);
  if (found < 0) return;
  while (cursor.index < found) cursor.advance();
  cursor.advance();
}

/** How far a forgotten bracket is looked for; keeps the parser linear on garbage. */
const REACH = 200;

function bracketAhead(cursor: Cursor, close: string): number {
  let depth = 0;
  for (let distance = 0; distance < REACH; distance++) {
    const word = cursor.wordAt(distance);
    if (cursor.kindAt(distance) === 'end' || word === ';' || (depth === 0 && CLAUSE_STARTS.has(word))) return -1;
    if (depth === 0 && word === close) return cursor.index + distance;
    depth += bracketStep(word);
    if (depth < 0) return -1;
  }
  return -1;
}

/** 1 for an opening bracket, -1 for a closing one. */
export function bracketStep(word: string): number {
  if (word === '(' || word === '[' || word === '{') return 1;
  return word === ')' || word === ']' || word === '}' ? -1 : 0;
}

/** Words that cannot stand inside brackets on their own level: the bracket was forgotten before them. */
const CLAUSE_STARTS: ReadonlySet<string> = new Set([
  'select',
  'from',
  'where',
  'group',
  'having',
  'output',
  'order',
  'create',
  'insert',
]);
