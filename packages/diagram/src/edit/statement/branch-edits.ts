import type { MergeAction, MergeClause, SplitBranch } from '@rulewright/epl/syntax';
import type { EditOf } from '../diagram-edit.js';
import { readMergeClauses, readSplitBranches } from '../fragment.js';
import { type Change, refuse } from '../outcome.js';
import type { Scene } from '../scene.js';

/** One more branch of a merge or of a split. A branch of a split that takes the rest stays last. */
export function addBranch(scene: Scene, { id, branch }: EditOf<'add-branch'>): Change {
  const body = scene.statement(id)?.body;
  if (body?.kind === 'on' && body.action.kind === 'on-merge') {
    const read = readMergeClauses(scene, branch);
    if (read.kind === 'refused') return read;
    return scene.replace(body.action, { ...body.action, clauses: [...body.action.clauses, ...read.node] });
  }
  if (body?.kind === 'on' && body.action.kind === 'on-insert') {
    const read = readSplitBranches(scene, branch);
    if (read.kind === 'refused') return read;
    const { branches } = body.action;
    const rest = branches.at(-1);
    const last = rest && !rest.body.where && read.node.every((each) => each.body.where) ? branches.length - 1 : branches.length;
    return scene.replace(body.action, {
      ...body.action,
      branches: [...branches.slice(0, last), ...read.node, ...branches.slice(last)],
    });
  }
  return refuse('only a merge or a split has branches', 'make an "on … merge" or an "on … insert" first');
}

export function deleteBranch(scene: Scene, branch: MergeClause | SplitBranch): Change {
  const action = scene.parentOf(branch);
  if (action?.kind === 'on-merge' && branch.kind === 'merge-clause' && action.clauses.length > 1)
    return scene.replace(action, { ...action, clauses: action.clauses.filter((each) => each !== branch) });
  if (action?.kind === 'on-insert' && branch.kind === 'split-branch' && action.branches.length > 1)
    return scene.replace(action, { ...action, branches: action.branches.filter((each) => each !== branch) });
  return refuse('one branch has to stay', 'delete the whole statement instead');
}

export function deleteMergeAction(scene: Scene, action: MergeAction): Change {
  const clause = scene.parentOf(action);
  if (clause?.kind !== 'merge-clause') return refuse('this cannot be taken away');
  if (clause.actions.length === 1) return deleteBranch(scene, clause);
  return scene.replace(clause, { ...clause, actions: clause.actions.filter((each) => each !== action) });
}
