import type { Expression, Node, OnAction, SelectBody } from '@rulewright/epl/syntax';
import { without } from '../make.js';
import type { Change } from '../outcome.js';
import type { Scene } from '../scene.js';

/** A select whose clauses can be set: of a statement, of an `on … select`, of a branch of a split. */
export interface SelectHolder {
  readonly body: SelectBody;
  write(now: SelectBody): Change;
}

/** The node with that id, or the nearest one around it that the tree has: `Scan/group` is drawn and no node. */
export function nearestNode(scene: Scene, id: string): Node | undefined {
  const node = scene.node(id);
  if (node) return node;
  const cut = id.lastIndexOf('/');
  return cut < 0 ? undefined : nearestNode(scene, id.slice(0, cut));
}

/** The select that a node belongs to: that of its branch, else that of its statement. */
export function selectHolder(scene: Scene, id: string): SelectHolder | undefined {
  let at = nearestNode(scene, id);
  while (at && at.kind !== 'split-branch' && at.kind !== 'statement') at = scene.parentOf(at);
  if (at?.kind === 'split-branch') {
    const branch = at;
    return { body: branch.body, write: (now) => scene.replace(branch, { ...branch, body: now }) };
  }
  if (at?.kind !== 'statement') return undefined;
  const { body } = at;
  if (body.kind === 'select') return { body, write: (now) => scene.replace(body, now) };
  if (body.kind === 'on' && body.action.kind === 'on-select') {
    const { action } = body;
    return { body: action.body, write: (now) => scene.replace(action, { ...action, body: now }) };
  }
  return undefined;
}

type Conditional = Extract<OnAction, { readonly where?: Expression }>;

/** The action of an on-statement that has a `where` of its own. */
export function conditionalAction(scene: Scene, id: string): Conditional | undefined {
  const node = nearestNode(scene, id);
  const body = node && scene.statementOf(node)?.body;
  if (body?.kind !== 'on') return undefined;
  const { action } = body;
  return action.kind === 'on-delete' || action.kind === 'on-update' || action.kind === 'on-merge' ? action : undefined;
}

/** Sets or takes away one optional field. */
export function withField<T extends object, K extends keyof T>(node: T, field: K, now: T[K] | undefined): T {
  return now === undefined ? (without(node, field) as T) : { ...node, [field]: now };
}
