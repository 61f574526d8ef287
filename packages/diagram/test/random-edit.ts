import type { World } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';
import { type DiagramEdit, diagramOf, drawnParts, formOf, notesOf, type PatternPlace, type ScopeForm } from '../src/index.js';
import type { Random } from './random.js';

/** Pieces that a user may type into any field: good, bad and hostile. */
const PIECES = [
  'x > 1',
  "a.id = b.id and login like '%$'",
  'x or y',
  'count( * ) > 5',
  'src_ip',
  'src_ip, dst_ip',
  '30 sec',
  '1 hour 30 min',
  '3',
  '#time(10 sec)',
  '.win:length(5)',
  '#groupwin(src_ip)#length(3)',
  "'it''s'",
  '"x" // comment',
  'a /* in */ + b',
  'x) or (y',
  'x; select 1 from A',
  '',
  '  ',
  '((',
  "'open",
  'every a=A -> b=B',
  'timer:interval(10 sec)',
  'a=A',
  'x group by y',
  'ip string, n long',
  'n = n + 1',
  'W',
  'user-agent',
  'first',
  'last every 1 min',
  'when matched then delete',
  'insert into Z select *',
  '🙂',
] as const;

const CLAUSES = [
  'select',
  'where',
  'group-by',
  'having',
  'output',
  'order-by',
  'limit',
  'insert-into',
  'into-table',
  'match-recognize',
] as const;
const JOINS = ['inner', 'left', 'right', 'full'] as const;
const SIDES: readonly [PatternPlace['side'], ...PatternPlace['side'][]] = ['before', 'after', 'and', 'or', 'into'];
const STATEMENTS = ['select', 'pattern', 'on-merge', 'on-select', 'on-delete', 'on-update', 'on-set', 'split'] as const;

/** Something that a hand might do to a text: of every kind of edit, on nodes that are there and on some that are not. */
export function randomEdit(random: Random, text: string, world: World): DiagramEdit {
  const { document } = parse(text);
  const ids = [
    ...drawnParts(diagramOf(document)).map(({ id }) => id),
    ...notesOf(document).map(({ id }) => id),
    '#99',
    'gone/where',
  ];
  const id = random.of(ids) ?? '';
  const other = random.of(ids) ?? '';
  const piece = random.one(PIECES);
  const more = random.one(PIECES);
  const at = random.below(3);
  const side = random.one(SIDES);
  return random.one<() => DiagramEdit>([
    () => ({ kind: 'add-statement', statement: { kind: random.one(STATEMENTS), from: piece }, after: id }),
    () => ({
      kind: 'add-statement',
      statement: { kind: random.one(['window', 'table', 'schema', 'variable', 'context'] as const) },
    }),
    () => ({ kind: 'paste', text: random.one([text, piece]), after: id }),
    () => ({ kind: 'delete', ids: [id, other] }),
    () => ({ kind: 'delete', ids: [id] }),
    () => ({ kind: 'duplicate', ids: [id] }),
    () => ({ kind: 'move-statement', id, before: other }),
    () => ({ kind: 'move-statement', id }),
    () => ({ kind: 'set-text', id, text: random.one([piece, 'select 1 from A', 'create dataflow X {}']) }),
    () => ({ kind: 'rename', id, name: piece }),
    () => ({ kind: 'set-annotation', id, name: random.one(['Alert', 'Tag', 'Name']), arguments: random.one([piece, "name='x'"]) }),
    () => ({ kind: 'remove-annotation', id, name: 'Alert' }),
    () => ({ kind: 'set-context', id, context: piece }),
    () => ({ kind: 'set-source', id, name: piece }),
    () => ({ kind: 'set-alias', id, name: piece }),
    () => ({ kind: 'set-filter', id, predicate: random.one([piece, 'x > 1', 'a = b or c']) }),
    () => ({ kind: 'add-condition', id, predicate: random.one([piece, 'x > 1', 'a = b or c']) }),
    () => ({ kind: 'add-window', id, view: random.one([piece, '#length(3)', '.win:time(5)']), at }),
    () => ({ kind: 'set-window', id, view: random.one([piece, '#length(3)', '.win:time(5)']) }),
    () => ({
      kind: 'add-join',
      id,
      stream: random.one([piece, 'B#lastevent as z']),
      join: random.one(JOINS),
      on: random.one([more, 'x = y']),
    }),
    () => ({ kind: 'set-join', id, join: random.one(JOINS), on: random.one([piece, 'x = y']) }),
    () => ({ kind: 'set-unidirectional', id, unidirectional: at > 0 }),
    () => ({ kind: 'insert-pattern', pattern: random.one([piece, 'a=A', 'every q=B(id = a.id)']), place: { side, of: id } }),
    () => ({ kind: 'move-pattern', id, place: { side, of: other } }),
    () => ({ kind: 'wrap', id, scope: randomScope(random, piece) }),
    () => ({ kind: 'unwrap', id }),
    () => ({ kind: 'set-scope', id, scope: randomScope(random, piece) }),
    () => ({ kind: 'set-arrow', id, part: at, max: random.one([piece, '3', '']) }),
    () => ({ kind: 'to-pattern', id }),
    () => ({ kind: 'set-clause', id, clause: random.one(CLAUSES), text: piece }),
    () => ({ kind: 'set-distinct', id, distinct: at > 0 }),
    () => ({ kind: 'add-column', id, column: piece, at }),
    () => ({ kind: 'set-column', id, at, column: piece }),
    () => ({ kind: 'remove-column', id, at }),
    () => ({ kind: 'move-column', id, at, to: random.below(3) }),
    () => ({ kind: 'add-branch', id, branch: random.one([piece, 'when matched then delete', 'insert into Z select *']) }),
    () => ({ kind: 'add-note', text: random.one([piece, 'two\nlines', 'a */ b']), above: id }),
    () => ({ kind: 'set-note', id, text: random.one([piece, 'two\nlines', 'a */ b']) }),
    () => randomField(random, { text, id, world }) ?? { kind: 'unwrap', id },
    () => randomField(random, { text, id, world }) ?? { kind: 'unwrap', id },
    () => randomField(random, { text, id, world }) ?? { kind: 'unwrap', id },
    () => ({ kind: 'connect', from: id, to: other }),
    () => ({ kind: 'connect', from: id, to: other }),
  ])();
}

function randomField(random: Random, { text, id, world }: { text: string; id: string; world: World }): DiagramEdit | undefined {
  const field = random.of(formOf(text, id, world));
  if (!field) return undefined;
  const chosen = random.of(field.choices ?? [])?.value;
  return {
    kind: 'set-field',
    id,
    field: field.name,
    value: chosen !== undefined && random.below(2) === 0 ? chosen : random.one(PIECES),
  };
}

function randomScope(random: Random, piece: string): ScopeForm {
  return random.one<ScopeForm>([
    { kind: 'every' },
    { kind: 'not' },
    { kind: 'every-distinct', keys: random.one([piece, 'a.id, 1 hour']) },
    { kind: 'within', period: random.one([piece, '1 min']) },
    { kind: 'within-max', period: '1 min', max: random.one([piece, '3']) },
    { kind: 'while', condition: piece },
    { kind: 'repeat', count: random.one([piece, '3']) },
    { kind: 'until', until: random.one([piece, 'timer:interval(1 min)']), low: random.one([piece, '3']) },
  ]);
}
