import type {
  ColumnDefinition,
  CreateIndex,
  CreateSchema,
  CreateVariable,
  CreateWindow,
  Expression,
  Node,
  StatementBody,
} from '@rulewright/epl/syntax';
import { removeColumn, setColumn } from '../edit/clause/column-edits.js';
import { withField } from '../edit/clause/holder.js';
import { readViews } from '../edit/fragment.js';
import { listText } from '../edit/list-text.js';
import { dottedNode, nameNode, writtenPath } from '../edit/make.js';
import { change } from '../edit/outcome.js';
import type { Scene } from '../edit/scene.js';
import { splitList } from '../edit/split-list.js';
import { rename } from '../edit/statement/rename-edits.js';
import { updateForm } from './action-form.js';
import { nextColumn } from './clause-form.js';
import { choice, type FieldSpec } from './field.js';
import { expressionField, flagField, nameField, shownAs, shownList, written } from './make-field.js';

/** What a statement declares: its name and what belongs to it. */
export function definitionForm(scene: Scene, id: string, body: StatementBody): readonly FieldSpec[] {
  switch (body.kind) {
    case 'create-schema':
      return [
        named(scene, id, body.name),
        ...properties(scene, id, body.columns),
        inheritsField(scene, body),
        representationField(scene, body),
      ];
    case 'create-table':
      return [named(scene, id, body.name), ...properties(scene, id, body.columns)];
    case 'create-window':
      return [named(scene, id, body.name), ...windowFields(scene, id, body)];
    case 'create-variable':
      return [named(scene, id, body.name), ...variableFields(scene, body)];
    case 'create-index':
      return [named(scene, id, body.name), ...indexFields(scene, body)];
    case 'create-context':
      return [named(scene, id, body.name), textField(scene, { name: 'detail', label: 'Partitions', node: body.detail })];
    case 'create-expression':
      return [
        named(scene, id, body.declaration.name),
        textField(scene, { name: 'body', label: 'Expression', node: body.declaration.body }),
      ];
    case 'update-istream':
      return updateForm(scene, body);
    default:
      return [];
  }
}

function named(scene: Scene, id: string, name: { readonly text: string; readonly span: Node['span'] }): FieldSpec {
  return nameField(
    { name: 'name', label: 'Name', kind: 'name' },
    { name, write: (now) => rename(scene, { kind: 'rename', id, name: now }) },
  );
}

/** One field a property, and an empty one for the next. */
function properties(scene: Scene, id: string, columns: readonly ColumnDefinition[]): readonly FieldSpec[] {
  const fields = columns.map(
    (column, at): FieldSpec => ({
      name: `column.${at}`,
      label: column.name.text,
      kind: 'property-list',
      ...shownAs(scene, column),
      optional: true,
      write: (value) =>
        value.trim() === ''
          ? removeColumn(scene, { kind: 'remove-column', id, at })
          : setColumn(scene, { kind: 'set-column', id, at, column: value }),
    }),
  );
  return [...fields, nextColumn(scene, id, 'property-list')];
}

function inheritsField(scene: Scene, body: CreateSchema): FieldSpec {
  return {
    name: 'inherits',
    label: 'Inherits',
    kind: 'event-type',
    ...shownList(scene, body.inherits),
    optional: true,
    write: (value) => {
      const names = value.trim() === '' ? [] : splitList(value);
      const inherits = names.map(dottedNode);
      const write = () => scene.replace(body, { ...body, inherits });
      return names.length > 0 ? listText(body.inherits, names.map(writtenPath).join(', '), write) : write();
    },
  };
}

const REPRESENTATIONS = ['map', 'objectarray', 'json'];

/** How its events are held; it changes nothing here, and is kept for who reads it elsewhere. */
function representationField(scene: Scene, body: CreateSchema): FieldSpec {
  const held = body.representation;
  return {
    name: 'representation',
    label: 'Held as',
    kind: 'choice',
    value: held?.text ?? '',
    ...(held ? { span: held.span } : {}),
    optional: true,
    choices: [choice('', 'as the engine likes'), ...REPRESENTATIONS.map((each) => choice(each))],
    write: (value) => scene.replace(body, withField(body, 'representation', value === '' ? undefined : nameNode(value))),
  };
}

function windowFields(scene: Scene, id: string, body: CreateWindow): readonly FieldSpec[] {
  const views: FieldSpec = {
    name: 'views',
    label: 'Keeps',
    kind: 'views',
    ...shownList(scene, body.views),
    optional: false,
    write: (value) =>
      written(readViews(scene, value), (now) => listText(body.views, value, () => scene.replace(body, { ...body, views: now }))),
  };
  if (body.columns) return [views, ...properties(scene, id, body.columns)];
  const { asType } = body;
  if (!asType) return [views];
  return [
    views,
    nameField(
      { name: 'like', label: 'Rows like', kind: 'event-type' },
      {
        name: asType,
        write: (now) => change([{ span: asType.span, text: writtenPath(now) }]),
      },
    ),
  ];
}

function variableFields(scene: Scene, body: CreateVariable): readonly FieldSpec[] {
  return [
    textField(scene, { name: 'type', label: 'Type', node: body.type }),
    expressionField(
      scene,
      { name: 'value', label: 'First value', kind: 'expression' },
      {
        node: body.value,
        optional: true,
        write: (value: Expression | undefined) => scene.replace(body, withField(body, 'value', value)),
      },
    ),
    flagField(
      { name: 'constant', label: 'Never changes' },
      {
        value: body.constant,
        write: (constant) => scene.replace(body, { ...body, constant }),
      },
    ),
  ];
}

function indexFields(scene: Scene, body: CreateIndex): readonly FieldSpec[] {
  return [
    nameField(
      { name: 'on', label: 'Of window', kind: 'window' },
      {
        name: body.target,
        write: (now) => change([{ span: body.target.span, text: writtenPath(now) }]),
      },
    ),
    flagField(
      { name: 'unique', label: 'One row a key' },
      { value: body.unique, write: (unique) => scene.replace(body, { ...body, unique }) },
    ),
  ];
}

/** A part that is edited as it is written. */
function textField(
  scene: Scene,
  { name, label, node }: { readonly name: string; readonly label: string; readonly node: Node },
): FieldSpec {
  return {
    name,
    label,
    kind: 'epl',
    ...shownAs(scene, node),
    optional: false,
    write: (value) => change([{ span: node.span, text: value.trim() }]),
  };
}
