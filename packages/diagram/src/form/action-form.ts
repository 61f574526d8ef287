import type { Assignment, MergeClause, Node, OnAction, UpdateStream } from '@rulewright/epl/syntax';
import { readAssignments } from '../edit/fragment.js';
import { listText } from '../edit/list-text.js';
import { type Change, refuse } from '../edit/outcome.js';
import type { Scene } from '../edit/scene.js';
import { columnFields } from './clause-form.js';
import { choice, type FieldSpec } from './field.js';
import { shownList, written } from './make-field.js';
import { filterField, sourceForm } from './source-form.js';

/** What an on-statement does, and to what. */
export function actionForm(scene: Scene, action: OnAction): readonly FieldSpec[] {
  const id = scene.idOf(action);
  const target = 'target' in action ? sourceForm(scene, action.target).map(prefixed('target')) : [];
  const condition = 'where' in action || action.kind === 'on-delete' || action.kind === 'on-merge' || action.kind === 'on-update';
  const where = condition ? filterField(scene, `${statementId(scene, action)}/where`, 'Match on') : undefined;
  return [...assignments(scene, action), ...(where ? [{ ...where, name: 'where' }] : []), ...target].map((field) => ({
    ...field,
    name: field.name || id,
  }));
}

function statementId(scene: Scene, node: Node): string {
  const statement = scene.statementOf(node);
  return statement ? scene.idOf(statement) : '';
}

function prefixed(prefix: string): (field: FieldSpec) => FieldSpec {
  return (field) => ({ ...field, name: `${prefix}.${field.name}` });
}

type Assigning = Extract<Node, { readonly assignments: readonly Assignment[] }>;

function assigns(node: Node): node is Assigning {
  return node.kind === 'on-set' || node.kind === 'on-update' || node.kind === 'merge-update' || node.kind === 'update-istream';
}

function assignments(scene: Scene, node: Node): readonly FieldSpec[] {
  if (!assigns(node)) return [];
  return [
    {
      name: 'assignments',
      label: 'Set',
      kind: 'assignment-list',
      ...shownList(scene, node.assignments),
      optional: false,
      write: (value) =>
        written(readAssignments(scene, value), (now) => listText(node.assignments, value, () => withAssignments(scene, node, now))),
    },
  ];
}

function withAssignments(scene: Scene, node: Assigning, now: readonly Assignment[]): Change {
  return scene.replace(node, { ...node, assignments: now } as Node);
}

/** A branch of a merge: for which rows, on which condition. */
export function branchForm(scene: Scene, clause: MergeClause): readonly FieldSpec[] {
  const condition = filterField(scene, scene.idOf(clause), 'And only if');
  const when: FieldSpec = {
    name: 'when',
    label: 'When',
    kind: 'choice',
    value: clause.when,
    optional: false,
    choices: [choice('matched', 'a row matches'), choice('not-matched', 'no row matches')],
    write: (value) => {
      if (value !== 'matched' && value !== 'not-matched') return refuse(`there is no choice "${value}"`);
      return scene.replace(clause, { ...clause, when: value });
    },
  };
  return clause.when === 'always' ? [] : [when, ...(condition ? [condition] : [])];
}

/** One step of a branch: what it inserts, updates or deletes. */
export function mergeActionForm(
  scene: Scene,
  node: Extract<Node, { kind: 'merge-insert' | 'merge-update' | 'merge-delete' }>,
): readonly FieldSpec[] {
  const id = scene.idOf(node);
  const where = filterField(scene, id, 'Only if');
  const columns = node.kind === 'merge-insert' ? columnFields(scene, id, node.items) : [];
  return [...columns, ...assignments(scene, node), ...(where ? [where] : [])];
}

/** What an update of a stream changes, before statements see its events. */
export function updateForm(scene: Scene, node: UpdateStream): readonly FieldSpec[] {
  return assignments(scene, node);
}
