import { hasErrors } from '@rulewright/core';
import type { World } from '@rulewright/epl/semantics';
import type { Node } from '@rulewright/epl/syntax';
import { nearestNode, selectHolder } from '../edit/clause/holder.js';
import type { EditOf } from '../edit/diagram-edit.js';
import { type Change, refuse } from '../edit/outcome.js';
import { isPattern } from '../edit/pattern/pattern-tree.js';
import { groundInside, groundOfRows } from '../edit/place/ground.js';
import { Scene } from '../edit/scene.js';
import { setText } from '../edit/statement/arrange-edits.js';
import { isNoteId, setNote } from '../edit/statement/note-edits.js';
import { notesOf } from '../note.js';
import { actionForm, branchForm, mergeActionForm } from './action-form.js';
import { annotationForm, statementForm } from './annotation-form.js';
import { clauseField, joinForm, outputForm, selectForm } from './clause-form.js';
import { definitionForm } from './definition-form.js';
import { type Choice, choice, type Field, type FieldSpec } from './field.js';
import { shownAs } from './make-field.js';
import { patternForm } from './pattern-form.js';
import { filterField, sourceForm } from './source-form.js';
import { viewForm } from './view-form.js';

/**
 * The inspector of a node as data: everything of it that can be edited, with its present value, what may be chosen, and what is wrong
 * with it. Empty for ids that are not there. `set-field` writes one of them. O(text).
 */
export function formOf(source: string, nodeId: string, world: World): readonly Field[] {
  const scene = new Scene(source, world);
  return fieldsOf(scene, nodeId).map((field) => shown(scene, nodeId, field));
}

/** Writes a field of a node's form. */
export function setField(scene: Scene, { id, field, value }: EditOf<'set-field'>): Change {
  const found = fieldsOf(scene, id).find(({ name }) => name === field);
  if (!found) return refuse('there is no such field any more', 'the node has changed meanwhile');
  if (value === found.value) return { kind: 'change', edits: [] };
  const made = found.write(value);
  // whoever fills in a form goes on with it; a statement that gets a name is another id
  const stays = field !== 'name' || id.includes('/');
  return made.kind === 'change' && stays ? { selects: id, ...made } : made;
}

function fieldsOf(scene: Scene, id: string): readonly FieldSpec[] {
  if (isNoteId(id)) return noteForm(scene, id);
  const drawn = id.slice(id.lastIndexOf('/') + 1);
  const node = scene.node(id);
  if (drawn === 'definition') return definitionOf(scene, id);
  if (drawn === 'epl') return eplForm(scene, id);
  if (node) return nodeForm(scene, id, node) ?? clauseForm(scene, id, drawn);
  return clauseForm(scene, id, drawn);
}

function definitionOf(scene: Scene, id: string): readonly FieldSpec[] {
  const body = scene.statement(id)?.body;
  return body ? definitionForm(scene, id, body) : [];
}

function nodeForm(scene: Scene, id: string, node: Node): readonly FieldSpec[] | undefined {
  if (isPattern(node)) return patternForm(scene, node);
  switch (node.kind) {
    case 'statement':
      return statementForm(scene, node);
    case 'stream':
    case 'trigger':
    case 'target':
      return sourceForm(scene, node);
    case 'event-filter':
      return [filterField(scene, id)].filter((field) => field !== undefined);
    case 'view':
      return viewForm(scene, node);
    case 'annotation':
      return annotationForm(scene, node);
    case 'sql-source':
    case 'method-source':
      return lookupForm(scene, node);
    case 'merge-clause':
      return branchForm(scene, node);
    case 'merge-insert':
    case 'merge-update':
    case 'merge-delete':
      return mergeActionForm(scene, node);
    case 'on-select':
    case 'on-delete':
    case 'on-update':
    case 'on-set':
    case 'on-merge':
    case 'on-insert':
      return actionForm(scene, node);
    case 'split-branch':
      return clauseForm(scene, id, 'where');
    default:
      return undefined;
  }
}

/** The steps of a statement behind its sources; their ids end with what they are. */
function clauseForm(scene: Scene, id: string, drawn: string): readonly FieldSpec[] {
  const only = (field: FieldSpec | undefined) => (field ? [field] : []);
  switch (drawn) {
    case 'select':
      return selectForm(scene, id);
    case 'where':
    case 'having':
      return only(filterField(scene, id) ?? clauseField(scene, id, { clause: drawn, label: 'Condition', kind: 'predicate' }));
    case 'group':
      return only(clauseField(scene, id, { clause: 'group-by', label: 'Keys', kind: 'expression-list' }));
    case 'order':
      return [
        ...only(clauseField(scene, id, { clause: 'order-by', label: 'Order by', kind: 'expression-list' })),
        ...only(clauseField(scene, id, { clause: 'limit', label: 'At most', kind: 'expression' })),
      ];
    case 'output':
      return outputForm(scene, id);
    case 'insert-into':
      return only(clauseField(scene, id, { clause: 'insert-into', label: 'Stream', kind: 'event-type' }));
    case 'match-recognize':
      return only(clauseField(scene, id, { clause: 'match-recognize', label: 'Row pattern', kind: 'epl' }));
    case 'join':
      return joinForm(scene, id);
    default:
      return [];
  }
}

function lookupForm(scene: Scene, node: Extract<Node, { kind: 'sql-source' | 'method-source' }>): readonly FieldSpec[] {
  const stream = scene.parentOf(node);
  const outer = stream?.kind === 'stream' ? sourceForm(scene, stream) : [];
  const text: FieldSpec = {
    name: 'lookup',
    label: 'Lookup',
    kind: 'epl',
    ...shownAs(scene, node),
    optional: false,
    write: (value) => ({ kind: 'change', edits: [{ span: node.span, text: value.trim() }] }),
  };
  if (node.kind === 'method-source') return [text, ...outer];
  const query: FieldSpec = {
    name: 'query',
    label: 'Query',
    kind: 'text',
    value: String(node.query.value ?? ''),
    span: node.query.span,
    optional: false,
    write: (value) => ({ kind: 'change', edits: [{ span: node.query.span, text: `'${value.replace(/[\\']/g, '\\$&')}'` }] }),
  };
  return [query, ...outer];
}

function noteForm(scene: Scene, id: string): readonly FieldSpec[] {
  const note = notesOf(scene.document).find((each) => each.id === id);
  if (!note) return [];
  return [
    {
      name: 'text',
      label: 'Note',
      kind: 'text',
      value: note.text,
      span: note.span,
      optional: true,
      write: (text) => setNote(scene, { kind: 'set-note', id, text }),
    },
  ];
}

function eplForm(scene: Scene, id: string): readonly FieldSpec[] {
  const statement = scene.statement(id);
  if (!statement) return [];
  return [
    {
      name: 'text',
      label: 'EPL',
      kind: 'epl',
      ...shownAs(scene, statement),
      optional: false,
      write: (text) => setText(scene, { kind: 'set-text', id, text }),
    },
  ];
}

/** The field as it is handed out: with what may be chosen and what is wrong. */
function shown(scene: Scene, id: string, { write: _, ...field }: FieldSpec): Field {
  const problem = problemOf(scene, field);
  const choices = field.choices ?? choicesFor(scene, id, field);
  return { ...field, ...(choices ? { choices } : {}), ...(problem === undefined ? {} : { problem }) };
}

function problemOf(scene: Scene, { span }: Pick<Field, 'span'>): string | undefined {
  if (!span) return undefined;
  const found = [...scene.parsed.diagnostics, ...scene.checked.diagnostics].find(
    (each) => hasErrors([each]) && each.span.start >= span.start && each.span.end <= span.end,
  );
  return found?.message;
}

/** Types for what reads, windows for what works on one, properties for what compares or computes. */
function choicesFor(scene: Scene, id: string, { kind, name }: Pick<Field, 'kind' | 'name'>): readonly Choice[] | undefined {
  const { world } = scene.checked;
  switch (kind) {
    case 'event-type':
      return [...world.types.values()].filter(({ origin }) => origin !== 'row').map((type) => choice(type.name));
    case 'window':
      return [...world.windows.keys()].map((window) => choice(window));
    case 'name':
      if (name === 'context') return [...world.contexts.keys()].map((context) => choice(context));
      return name === 'connection' ? [...(scene.world.host.lookups?.keys() ?? [])].map((lookup) => choice(lookup)) : undefined;
    case 'predicate':
    case 'expression':
    case 'expression-list':
    case 'column-list':
      return readable(scene, id);
    default:
      return undefined;
  }
}

function readable(scene: Scene, id: string): readonly Choice[] {
  const node = nearestNode(scene, id);
  const inside =
    node?.kind === 'event-filter' || node?.kind === 'pattern-filter' || node?.kind === 'stream' || node?.kind === 'view';
  const ground = inside || !selectHolder(scene, id) ? groundInside(scene, id) : groundOfRows(scene, id);
  return ground.properties.map(({ path, property }) => ({ ...choice(path), doc: property.type.kind }));
}
