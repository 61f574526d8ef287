import { assertNever } from '@rulewright/core';
import type { Node, SelectBody } from '@rulewright/epl/syntax';
import type { EditOf } from '../diagram-edit.js';
import {
  type Read,
  readExpression,
  readGroupItems,
  readInsertInto,
  readLimit,
  readMatchRecognize,
  readOrderItems,
  readOutput,
  readSelectItems,
} from '../fragment.js';
import { listText } from '../list-text.js';
import { dottedNode } from '../make.js';
import { type Change, type Refusal, refuse } from '../outcome.js';
import type { Scene } from '../scene.js';
import { conditionalAction, nearestNode, selectHolder, withField } from './holder.js';

/** Sets a clause, or takes it away. */
export function setClause(scene: Scene, edit: EditOf<'set-clause'>): Change {
  const holder = selectHolder(scene, edit.id);
  if (!holder) return setElsewhere(scene, edit);
  const text = edit.text?.trim() ? edit.text : undefined;
  const body = withClause(scene, holder.body, { ...edit, text });
  if (body.kind === 'refused') return body;
  const old = text === undefined ? [] : listOf(holder.body, edit.clause);
  return listText(old, text ?? '', () => holder.write(body));
}

/** The clauses that are lists, as they stand. */
function listOf(body: SelectBody, clause: ClauseText['clause']): readonly Node[] {
  if (clause === 'select') return body.items;
  if (clause === 'group-by') return body.groupBy;
  return clause === 'order-by' ? body.orderBy : [];
}

interface ClauseText {
  readonly clause: EditOf<'set-clause'>['clause'];
  readonly text: string | undefined;
}

function withClause(scene: Scene, body: SelectBody, { clause, text }: ClauseText): SelectBody | Refusal {
  switch (clause) {
    case 'select':
      if (text === undefined) return refuse('a statement gives at least one column', 'select * gives all there is');
      return read(readSelectItems(scene, text), (items) => ({ ...body, items }));
    case 'where':
      return optional(
        text,
        (given) => readExpression(scene, given),
        (where) => withField(body, 'where', where),
      );
    case 'having':
      return optional(
        text,
        (given) => readExpression(scene, given),
        (having) => withField(body, 'having', having),
      );
    case 'group-by':
      return optional(
        text,
        (given) => readGroupItems(scene, given),
        (groupBy = []) => ({ ...body, groupBy }),
      );
    case 'order-by':
      return optional(
        text,
        (given) => readOrderItems(scene, given),
        (orderBy = []) => ({ ...body, orderBy }),
      );
    case 'output':
      return optional(
        text,
        (given) => readOutput(scene, given),
        (output) => withField(body, 'output', output),
      );
    case 'limit':
      return optional(
        text,
        (given) => readLimit(scene, given),
        (limit) => withField(body, 'limit', limit),
      );
    case 'match-recognize':
      return optional(
        text,
        (given) => readMatchRecognize(scene, given),
        (rows) => withField(body, 'matchRecognize', rows),
      );
    case 'insert-into':
      return optional(
        text,
        (given) => readInsertInto(scene, given),
        (target) => withField(body, 'insertInto', target),
      );
    case 'into-table':
      return withField(body, 'intoTable', text === undefined ? undefined : dottedNode(text.trim()));
    default:
      return assertNever(clause);
  }
}

function read<T>(given: Read<T>, make: (node: T) => SelectBody): SelectBody | Refusal {
  return given.kind === 'refused' ? given : make(given.node);
}

function optional<T>(
  text: string | undefined,
  reader: (text: string) => Read<T>,
  make: (node: T | undefined) => SelectBody,
): SelectBody | Refusal {
  return text === undefined ? make(undefined) : read(reader(text), make);
}

/** Delete, update and merge have a `where` and no other clause; the rest has none. */
function setElsewhere(scene: Scene, { id, clause, text }: EditOf<'set-clause'>): Change {
  const action = conditionalAction(scene, id);
  if (!nearestNode(scene, id)) return refuse('there is no such node any more');
  if (!action) return refuse('this statement has no rows to work on', 'clauses belong to a statement that selects');
  if (clause !== 'where') return refuse(`this statement changes a window and has no ${clause.replace('-', ' ')}`);
  if (!text?.trim()) return scene.replace(action, withField(action, 'where', undefined));
  const where = readExpression(scene, text);
  return where.kind === 'refused' ? where : scene.replace(action, withField(action, 'where', where.node));
}

export function setDistinct(scene: Scene, { id, distinct }: EditOf<'set-distinct'>): Change {
  const holder = selectHolder(scene, id);
  if (!holder) return refuse('this statement selects nothing');
  return holder.write({ ...holder.body, distinct });
}
