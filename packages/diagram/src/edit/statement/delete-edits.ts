import { matchIds, type Node, type Stream } from '@rulewright/epl/syntax';
import { removeColumn } from '../clause/column-edits.js';
import { selectHolder } from '../clause/holder.js';
import { setClause } from '../clause/set-clause.js';
import type { ClauseName, EditOf } from '../diagram-edit.js';
import { inSequence, type Step } from '../in-sequence.js';
import { type Change, change, refuse } from '../outcome.js';
import { deletePattern } from '../pattern/pattern-edits.js';
import { isPattern } from '../pattern/pattern-tree.js';
import type { Scene } from '../scene.js';
import { setFilter } from '../source/filter-edits.js';
import { joinOf } from '../source/stream-at.js';
import { deleteWindow } from '../source/window-edits.js';
import { deleteAnnotation } from './annotation-edits.js';
import { deleteBranch, deleteMergeAction } from './branch-edits.js';
import { deleteNote, isNoteId } from './note-edits.js';
import { lineSpan } from './statement-text.js';

/** Takes away what the ids name, one after the other; what stands inside another of them goes with it. */
export function deleteAll(scene: Scene, { ids }: EditOf<'delete'>): Change {
  const outer = ids.filter((id) => !ids.some((other) => other !== id && id.startsWith(`${other}/`)));
  if (outer.length === 0) return refuse('there is nothing to delete');
  const steps = outer.map(
    (id): Step =>
      (now) => {
        const current = idNow({ first: scene, now, id });
        return current === undefined ? change([]) : deleteOne(now, current);
      },
  );
  return inSequence(scene, steps);
}

/** What an id of the first text is called after the steps before; undefined when it went with another. */
function idNow({ first, now, id }: { first: Scene; now: Scene; id: string }): string | undefined {
  if (first === now || isNoteId(id)) return id;
  const { base, suffix } = drawnSuffix(id);
  for (const [node, old] of matchIds(first.document, now.document)) if (old === base) return now.idOf(node) + suffix;
  return undefined;
}

/** Ids that are drawn and name no node: the rest behind what does. */
function drawnSuffix(id: string): { readonly base: string; readonly suffix: string } {
  const found = /\/(?:group|order|join|definition|epl)$/.exec(id);
  return found ? { base: id.slice(0, found.index), suffix: found[0] } : { base: id, suffix: '' };
}

const CLAUSES: Readonly<Record<string, ClauseName>> = {
  where: 'where',
  having: 'having',
  group: 'group-by',
  output: 'output',
  limit: 'limit',
  order: 'order-by',
  'insert-into': 'insert-into',
  'match-recognize': 'match-recognize',
};

function deleteOne(scene: Scene, id: string): Change {
  if (isNoteId(id)) return deleteNote(scene, id);
  const node = scene.node(id);
  if (node && isPattern(node)) return deletePattern(scene, id);
  const clause = CLAUSES[id.slice(id.lastIndexOf('/') + 1)];
  if (clause) return deleteClause(scene, id, clause);
  if (/\/(?:definition|epl)$/.test(id)) return deleteStatement(scene, id);
  if (id.endsWith('/join')) return refuse('a join is there as long as there are several inputs', 'delete one of the inputs');
  if (id.endsWith('/select')) return setClause(scene, { kind: 'set-clause', id, clause: 'select', text: '*' });
  return node ? deleteNode(scene, id, node) : refuse('there is no such node any more');
}

function deleteClause(scene: Scene, id: string, clause: ClauseName): Change {
  const rest = setClause(scene, { kind: 'set-clause', id, clause });
  const holder = selectHolder(scene, id);
  if (clause !== 'order-by' || !holder?.body.limit) return rest;
  return holder.write({ ...withoutLimit(holder.body), orderBy: [] });
}

function withoutLimit<T extends { readonly limit?: unknown }>(body: T): Omit<T, 'limit'> {
  const { limit: _, ...rest } = body;
  return rest;
}

function deleteStatement(scene: Scene, id: string): Change {
  const statement = scene.statement(id);
  if (!statement) return refuse('there is no such statement any more');
  return change([{ span: lineSpan(scene.document, statement), text: '' }]);
}

function deleteNode(scene: Scene, id: string, node: Node): Change {
  switch (node.kind) {
    case 'statement':
      return deleteStatement(scene, id);
    case 'view':
      return deleteWindow(scene, node);
    case 'event-filter':
      return setFilter(scene, { kind: 'set-filter', id });
    case 'stream':
      return deleteInput(scene, node);
    case 'annotation':
      return deleteAnnotation(scene, node);
    case 'merge-clause':
    case 'split-branch':
      return deleteBranch(scene, node);
    case 'merge-insert':
    case 'merge-update':
    case 'merge-delete':
      return deleteMergeAction(scene, node);
    case 'select-item':
    case 'column':
      return removeColumn(scene, { kind: 'remove-column', id, at: Number(/\.(\d+)$/.exec(id)?.[1] ?? 0) });
    case 'trigger':
      return refuse('this statement begins with what it waits for', 'put another event in its place, or delete the statement');
    case 'target':
      return refuse('this statement works on a window', 'put another window in its place, or delete the statement');
    default:
      return refuse('this cannot be taken away by itself', 'delete the whole statement');
  }
}

/** An input of a join goes with its condition; the second of two becomes the only one. */
function deleteInput(scene: Scene, stream: Stream): Change {
  const join = joinOf(scene, stream);
  const from = scene.parentOf(join ?? stream);
  if (from?.kind !== 'from') return refuse('this input cannot be taken away');
  if (join) return scene.replace(from, { ...from, joins: from.joins.filter((each) => each !== join) });
  const [next, ...joins] = from.joins;
  if (!next) return refuse('a statement reads from something', 'put another source in its place, or delete the statement');
  return scene.replace(from, { ...from, first: scene.keep({ ...next.stream }, scene.source(next.stream)), joins });
}
