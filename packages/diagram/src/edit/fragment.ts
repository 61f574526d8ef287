import type { Span } from '@rulewright/core';
import {
  type Annotation,
  type ColumnDefinition,
  type Expression,
  type GroupItem,
  type InsertInto,
  type Limit,
  type MatchRecognize,
  type MergeClause,
  type Node,
  type OrderItem,
  type OutputRate,
  type Parsed,
  type Pattern,
  parseExpression,
  parsePattern,
  parseStatement,
  type SelectBody,
  type SelectItem,
  type SplitBranch,
  type Statement,
  type Stream,
  tokenize,
  type View,
} from '@rulewright/epl/syntax';
import { type Refusal, refuse } from './outcome.js';
import type { Scene } from './scene.js';

/*
 * Pieces of EPL that a user typed or a tool brings, read as what they are to become. Each is read in the smallest statement that has a
 * place for it, and must fill that place: `x group by y` is no predicate. What was written is kept as it was written.
 */

export type Read<T> = { readonly kind: 'read'; readonly node: T } | Refusal;

/** A statement around the piece, and the nodes in it that the piece must be. */
interface Around<T extends Node> {
  readonly before: string;
  readonly after?: string;
  readonly what: string;
  pick(statement: Statement): readonly T[];
}

export function readExpression(scene: Scene, text: string): Read<Expression> {
  return whole(scene, { text, parsed: parseExpression(text), what: 'an expression' });
}

export function readPattern(scene: Scene, text: string): Read<Pattern> {
  return whole(scene, { text, parsed: parsePattern(text), what: 'a part of a pattern' });
}

function whole<T extends Node>(scene: Scene, { text, parsed, what }: { text: string; parsed: Parsed<T>; what: string }): Read<T> {
  if (text.trim() === '') return refuse(`${what} is needed here`);
  const [problem] = parsed.diagnostics;
  if (problem) return unreadable(text, what, problem);
  return { kind: 'read', node: scene.keep(parsed.node, sliceOf(text, parsed.node.span)) };
}

function unreadable(text: string, what: string, { message, hint }: { message: string; hint?: string | undefined }): Refusal {
  return refuse(`"${text.trim()}" does not read as ${what}: ${message}`, hint);
}

function sliceOf(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** Where the words of a text begin and end, comments and blanks around them left out. */
function extent(text: string): Span | undefined {
  const words = tokenize(text).filter(({ kind }) => kind !== 'blank' && kind !== 'comment' && kind !== 'end');
  const [first] = words;
  const last = words.at(-1);
  return first && last && { start: first.start, end: last.end };
}

function readIn<T extends Node>(scene: Scene, text: string, { before, after = '', what, pick }: Around<T>): Read<readonly T[]> {
  const span = extent(text);
  if (!span) return refuse(`${what} is needed here`);
  const statement = `${before}${text}\n${after}`;
  const { node, diagnostics } = parseStatement(statement);
  const [problem] = diagnostics;
  if (problem) return unreadable(text, what, problem);
  const nodes = pick(node);
  const [first] = nodes;
  const last = nodes.at(-1);
  if (!first || !last || first.span.start > before.length + span.start || last.span.end < before.length + span.end)
    return refuse(`"${text.trim()}" is not ${what}`);
  return { kind: 'read', node: nodes.map((each) => scene.keep(each, sliceOf(statement, each.span))) };
}

/** The first of what was read, where one alone is meant. */
function single<T>(read: Read<readonly T[]>, what: string): Read<T> {
  if (read.kind === 'refused') return read;
  const [node] = read.node;
  return node !== undefined && read.node.length === 1
    ? { kind: 'read', node }
    : refuse(`${what} is one, and here are ${read.node.length}`);
}

const selectOf = ({ body }: Statement): SelectBody | undefined => (body.kind === 'select' ? body : undefined);
const list = <T>(node: T | undefined): readonly T[] => (node === undefined ? [] : [node]);

export function readStream(scene: Scene, text: string): Read<Stream> {
  const pick = (statement: Statement) => {
    const from = selectOf(statement)?.from;
    return from ? [from.first, ...from.joins.map((join) => join.stream)] : [];
  };
  return single(readIn(scene, text, { before: 'select * from ', what: 'a stream', pick }), 'a stream');
}

/** `#time(30 sec)`, `.win:time(30 sec)`, or several behind each other. */
export function readViews(scene: Scene, text: string): Read<readonly View[]> {
  return readIn(scene, text, { before: 'select * from T', what: 'a window', pick: (s) => selectOf(s)?.from?.first.views ?? [] });
}

export function readSelectItems(scene: Scene, text: string): Read<readonly SelectItem[]> {
  return readIn(scene, text, {
    before: 'select ',
    after: 'from T',
    what: 'a list of columns',
    pick: (s) => selectOf(s)?.items ?? [],
  });
}

export function readGroupItems(scene: Scene, text: string): Read<readonly GroupItem[]> {
  return readIn<GroupItem>(scene, text, {
    before: 'select * from T group by ',
    what: 'a list of keys',
    pick: (s) => selectOf(s)?.groupBy ?? [],
  });
}

export function readOrderItems(scene: Scene, text: string): Read<readonly OrderItem[]> {
  return readIn(scene, text, { before: 'select * from T order by ', what: 'an order', pick: (s) => selectOf(s)?.orderBy ?? [] });
}

export function readLimit(scene: Scene, text: string): Read<Limit> {
  return single(readBehind(scene, { text, word: 'limit', what: 'a number of rows', pick: (body) => body.limit }), 'a limit');
}

export function readOutput(scene: Scene, text: string): Read<OutputRate> {
  return single(readBehind(scene, { text, word: 'output', what: 'an output rate', pick: (body) => body.output }), 'an output rate');
}

export function readMatchRecognize(scene: Scene, text: string): Read<MatchRecognize> {
  const what = 'a row pattern';
  return single(readBehind(scene, { text, word: 'match_recognize', what, pick: (body) => body.matchRecognize }), what);
}

/** A clause with its keyword, which the text may leave out. */
function readBehind<T extends Node>(
  scene: Scene,
  { text, word, what, pick }: { text: string; word: string; what: string; pick(body: SelectBody): T | undefined },
): Read<readonly T[]> {
  const full = new RegExp(`^\\s*${word}\\b`, 'i').test(text) ? text : `${word} ${text}`;
  return readIn(scene, full, {
    before: 'select * from T ',
    what,
    pick: (statement) => {
      const body = selectOf(statement);
      return list(body && pick(body));
    },
  });
}

export function readInsertInto(scene: Scene, text: string): Read<InsertInto> {
  const what = 'a stream to insert into';
  const full = /^\s*insert\b/i.test(text) ? text : `insert into ${text}`;
  return single(
    readIn(scene, full, { before: '', after: 'select * from T', what, pick: (s) => list(selectOf(s)?.insertInto) }),
    what,
  );
}

export function readColumns(scene: Scene, text: string): Read<readonly ColumnDefinition[]> {
  return readIn(scene, text, {
    before: 'create schema T(',
    after: ')',
    what: 'a list of properties',
    pick: ({ body }) => (body.kind === 'create-schema' ? body.columns : []),
  });
}

export function readTableColumns(scene: Scene, text: string): Read<readonly ColumnDefinition[]> {
  return readIn(scene, text, {
    before: 'create table T(',
    after: ')',
    what: 'a list of columns',
    pick: ({ body }) => (body.kind === 'create-table' ? body.columns : []),
  });
}

export function readAnnotation(scene: Scene, text: string): Read<Annotation> {
  return single(
    readIn(scene, text, { before: '', after: 'select * from T', what: 'an annotation', pick: (s) => s.annotations }),
    'an annotation',
  );
}

export function readMergeClauses(scene: Scene, text: string): Read<readonly MergeClause[]> {
  return readIn(scene, text, {
    before: 'on T merge W where true ',
    what: 'a branch of a merge',
    pick: ({ body }) => (body.kind === 'on' && body.action.kind === 'on-merge' ? body.action.clauses : []),
  });
}

export function readSplitBranches(scene: Scene, text: string): Read<readonly SplitBranch[]> {
  return readIn(scene, text, {
    before: 'on T ',
    what: 'a branch of a split',
    pick: ({ body }) => (body.kind === 'on' && body.action.kind === 'on-insert' ? body.action.branches : []),
  });
}

export function readAssignments(scene: Scene, text: string) {
  return readIn(scene, text, {
    before: 'on T set ',
    what: 'a list of assignments',
    pick: ({ body }) => (body.kind === 'on' && body.action.kind === 'on-set' ? body.action.assignments : []),
  });
}
