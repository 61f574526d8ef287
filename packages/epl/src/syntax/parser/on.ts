import type { InsertInto } from '../ast.js';
import type {
  OnAction,
  OnDelete,
  OnInsert,
  OnSelect,
  OnSet,
  OnStatement,
  OnUpdate,
  SplitBranch,
  Trigger,
} from '../ast-statement.js';
import { present } from '../present.js';
import { parseStreamAlias } from './alias.js';
import { parseAssignments } from './assignment.js';
import { type Clauses, parseClauses } from './clause.js';
import type { Cursor } from './cursor.js';
import { parseContained, parseEventFilter } from './event-filter.js';
import { parseMerge } from './merge.js';
import { parsePatternSource } from './pattern.js';
import { parseInsertInto, parseSelected, parseSelectHead, type SelectHead } from './select.js';
import { parseTarget } from './target.js';

/** on : "on" trigger action */
export function parseOn(cursor: Cursor): OnStatement {
  return cursor.within('on', readOn);
}

function readOn(cursor: Cursor): OnStatement {
  const begin = cursor.index;
  cursor.advance();
  const trigger = parseTrigger(cursor);
  const action = parseAction(cursor);
  return { kind: 'on', span: cursor.spanFrom(begin), trigger, action };
}

/** trigger : (event-filter | pattern-source) [["as"] name] */
function parseTrigger(cursor: Cursor): Trigger {
  const source = cursor.at('pattern') ? parsePatternSource(cursor) : parseEventFilter(cursor);
  const alias = parseStreamAlias(cursor);
  return { kind: 'trigger', span: cursor.spanAfter(source), source, ...present({ alias }) };
}

function parseAction(cursor: Cursor): OnAction {
  cursor.mayBe('select', 'insert', 'merge', 'update', 'delete', 'set');
  switch (cursor.word) {
    case 'merge':
      return cursor.within('merge', parseMerge);
    case 'delete':
      return parseDelete(cursor);
    case 'update':
      return parseUpdate(cursor);
    case 'set':
      return parseSet(cursor);
    case 'insert':
      return parseInsert(cursor);
    case 'select':
      return parseOnSelect(cursor, cursor.index, undefined);
    default:
      cursor.fail('expected "select", "insert", "merge", "update", "delete" or "set"');
      return { kind: 'on-set', span: cursor.nowhere, assignments: [] };
  }
}

/** on-delete : "delete" "from" target ["where" expression] */
function parseDelete(cursor: Cursor): OnDelete {
  const begin = cursor.index;
  cursor.advance();
  cursor.expect('from');
  const target = parseTarget(cursor);
  const where = cursor.eat('where') ? cursor.grammar.expression(cursor) : undefined;
  return { kind: 'on-delete', span: cursor.spanFrom(begin), target, ...present({ where }) };
}

/** on-update : "update" target "set" … ["where" expression] */
function parseUpdate(cursor: Cursor): OnUpdate {
  const begin = cursor.index;
  cursor.advance();
  const target = parseTarget(cursor);
  const assignments = parseAssignments(cursor);
  const where = cursor.eat('where') ? cursor.grammar.expression(cursor) : undefined;
  return { kind: 'on-update', span: cursor.spanFrom(begin), target, assignments, ...present({ where }) };
}

/** on-set : "set" assignment ("," assignment)* */
function parseSet(cursor: Cursor): OnSet {
  const begin = cursor.index;
  const assignments = parseAssignments(cursor);
  return { kind: 'on-set', span: cursor.spanFrom(begin), assignments };
}

/** insert-into select … "from" target … is a select; without a target it is the first branch of a split. */
function parseInsert(cursor: Cursor): OnSelect | OnInsert {
  const begin = cursor.index;
  const insertInto = parseInsertInto(cursor);
  const select = cursor.index;
  if (!cursor.at('select')) return parseSplit(cursor, begin, { insertInto, select, head: parseSelectHead(cursor) });
  cursor.advance();
  const andDelete = parseAndDelete(cursor);
  const head = parseSelected(cursor);
  if (cursor.at('from') && cursor.wordAt(1) !== '[')
    return selectFromTarget(cursor, { begin, select, insertInto, andDelete, head });
  return parseSplit(cursor, begin, { insertInto, select, head });
}

/** on-select : [insert-into] "select" ["and" "delete"] [selector] ["distinct"] items "from" target clause* */
function parseOnSelect(cursor: Cursor, begin: number, insertInto: InsertInto | undefined): OnSelect {
  const select = cursor.index;
  cursor.advance();
  const andDelete = parseAndDelete(cursor);
  const head = parseSelected(cursor);
  return selectFromTarget(cursor, { begin, select, insertInto, andDelete, head });
}

/** ["and"] "delete" */
function parseAndDelete(cursor: Cursor): boolean {
  if (cursor.eat('and')) {
    cursor.expect('delete');
    return true;
  }
  return cursor.eat('delete');
}

interface OnSelectStart {
  readonly begin: number;
  readonly select: number;
  readonly insertInto: InsertInto | undefined;
  readonly andDelete: boolean;
  readonly head: SelectHead;
}

function selectFromTarget(cursor: Cursor, start: OnSelectStart): OnSelect {
  cursor.expect('from');
  const target = parseTarget(cursor);
  const clauses: Clauses = { groupBy: [], orderBy: [], forClauses: [] };
  parseClauses(cursor, clauses, 'action');
  const { groupBy, orderBy, forClauses, ...single } = clauses;
  const { head, insertInto, andDelete } = start;
  const span = cursor.spanFrom(start.select);
  const body = { kind: 'select' as const, span, ...head, groupBy, orderBy, forClauses, ...present(single) };
  return { kind: 'on-select', span: cursor.spanFrom(start.begin), andDelete, target, body, ...present({ insertInto }) };
}

interface BranchStart {
  readonly insertInto: InsertInto;
  readonly select: number;
  readonly head: SelectHead;
}

/** on-insert : branch branch* ["output" ("first" | "all")] */
function parseSplit(cursor: Cursor, begin: number, first: BranchStart): OnInsert {
  const branches = [finishBranch(cursor, begin, first)];
  while (cursor.at('insert') && !cursor.atEnd) branches.push(parseBranch(cursor));
  const output = cursor.eat('output') ? parseSplitOutput(cursor) : 'first';
  return { kind: 'on-insert', span: cursor.spanFrom(begin), branches, output };
}

function parseSplitOutput(cursor: Cursor): 'first' | 'all' {
  if (cursor.eat('all')) return 'all';
  cursor.expect('first');
  return 'first';
}

function parseBranch(cursor: Cursor): SplitBranch {
  const begin = cursor.index;
  const insertInto = parseInsertInto(cursor);
  const select = cursor.index;
  return finishBranch(cursor, begin, { insertInto, select, head: parseSelectHead(cursor) });
}

/** branch : insert-into "select" items ["from" contained+ [["as"] name]] ["where" expression] */
function finishBranch(cursor: Cursor, begin: number, start: BranchStart): SplitBranch {
  const { contained, alias } = parseBranchSource(cursor);
  const clauses: Clauses = { groupBy: [], orderBy: [], forClauses: [] };
  parseClauses(cursor, clauses, 'branch');
  const { groupBy, orderBy, forClauses, ...single } = clauses;
  const { insertInto, head } = start;
  const span = cursor.spanFrom(begin);
  const body = { kind: 'select' as const, span, insertInto, ...head, groupBy, orderBy, forClauses, ...present(single) };
  return { kind: 'split-branch', span, body, ...present({ contained, alias }) };
}

function parseBranchSource(cursor: Cursor): Pick<SplitBranch, 'contained' | 'alias'> {
  if (!cursor.eat('from')) return {};
  const contained = parseContained(cursor);
  if (contained.length === 0) cursor.fail('expected "["');
  const alias = parseStreamAlias(cursor);
  return present({ contained, alias });
}
