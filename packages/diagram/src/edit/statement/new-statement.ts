import { assertNever } from '@rulewright/core';
import type { EditOf, NewStatement } from '../diagram-edit.js';
import { writtenPath as written } from '../make.js';
import type { Change } from '../outcome.js';
import { typeNamed } from '../place/ground.js';
import type { Scene } from '../scene.js';
import { addText } from './add-text.js';
import { freshName, takenNames } from './names.js';

export function addStatement(scene: Scene, { statement, after }: EditOf<'add-statement'>): Change {
  return addText(scene, starterText(scene, statement), after);
}

/** The shortest text of that form that reads as EPL. */
function starterText(scene: Scene, form: NewStatement): string {
  switch (form.kind) {
    case 'select':
      return `select * from ${written(form.from)}`;
    case 'pattern':
      return `select * from pattern [every a=${written(form.from)}]`;
    case 'epl':
      return form.text;
    case 'window':
    case 'table':
    case 'schema':
    case 'variable':
    case 'context':
      return definition(scene, form);
    case 'split':
      return split(scene, form.from);
    case 'on-set':
      return onSet(scene, form.from, form.variable);
    case 'on-merge':
    case 'on-select':
    case 'on-delete':
    case 'on-update':
      return onWindow(scene, form);
    default:
      return assertNever(form);
  }
}

type FormOf<K extends NewStatement['kind']> = Extract<NewStatement, { readonly kind: K }>;

function definition(scene: Scene, form: FormOf<'window' | 'table' | 'schema' | 'variable' | 'context'>): string {
  const name = (wanted: string) => written(form.name ?? freshName(wanted, takenNames(scene)));
  switch (form.kind) {
    case 'window':
      return `create window ${name('NewWindow')}${form.views ?? '#keepall'} as ${windowShape(form)}`;
    case 'table':
      return `create table ${name('NewTable')} (${form.columns ?? 'id string primary key, total count(*)'})`;
    case 'schema':
      return `create schema ${name('NewEvent')} (${form.columns ?? 'id string'})${form.inherits ? ` inherits ${written(form.inherits)}` : ''}`;
    case 'variable':
      return `create variable ${form.type ?? 'int'} ${name('threshold')} = ${form.value ?? '10'}`;
    case 'context':
      return `create context ${name('NewContext')} ${form.detail ?? 'start @now end after 1 hour'}`;
    default:
      return assertNever(form);
  }
}

function windowShape({ like, columns }: FormOf<'window'>): string {
  return like === undefined ? `(${columns ?? 'id string, value long'})` : written(like);
}

function split(scene: Scene, from: string): string {
  const taken = takenNames(scene);
  const streams = [freshName('Some', taken), freshName('Rest', taken)].map(written);
  return `on ${written(from)}\ninsert into ${streams[0]} select * where true\ninsert into ${streams[1]} select *`;
}

function onWindow(
  scene: Scene,
  { kind, from, window = firstWindow(scene) }: FormOf<`on-${'merge' | 'select' | 'delete' | 'update'}`>,
): string {
  switch (kind) {
    case 'on-merge':
      return onMerge(scene, from, window);
    case 'on-select':
      return `on ${written(from)} as e\nselect w.* from ${written(window)} as w`;
    case 'on-delete':
      return `on ${written(from)} as e\ndelete from ${written(window)} as w`;
    case 'on-update':
      return onUpdate(scene, from, window);
    default:
      return assertNever(kind);
  }
}

/** Rows are matched by what event and window have in common, inserted with it, and updated in their first other column. */
function onMerge(scene: Scene, from: string, window: string): string {
  const columns = typeNamed(scene, window)?.properties.map(({ name }) => name) ?? [];
  const shared = columns.filter((name) => typeNamed(scene, from)?.properties.some((property) => property.name === name));
  const [key] = shared;
  const changed = written(columns.find((name) => name !== key) ?? columns[0] ?? 'value');
  const inserted =
    shared.length > 0 ? shared.map((name) => `e.${written(name)} as ${written(name)}`).join(', ') : `null as ${changed}`;
  return `on ${written(from)} as e
merge ${written(window)} as w
where ${key === undefined ? 'true' : `w.${written(key)} = e.${written(key)}`}
when not matched
  then insert select ${inserted}
when matched
  then update set w.${changed} = w.${changed}`;
}

function onUpdate(scene: Scene, from: string, window: string): string {
  const column = typeNamed(scene, window)?.properties[0]?.name ?? 'value';
  return `on ${written(from)} as e\nupdate ${written(window)} as w set ${written(column)} = w.${written(column)}`;
}

function onSet(scene: Scene, from: string, variable: string | undefined): string {
  const name = variable ?? [...scene.checked.world.variables.values()].find(({ constant }) => !constant)?.name ?? 'threshold';
  return `on ${written(from)}\nset ${written(name)} = ${written(name)}`;
}

/** The first window that there is, or a name to be filled in. */
function firstWindow(scene: Scene): string {
  return [...scene.checked.world.windows.keys()][0] ?? 'NewWindow';
}
