import type { EventFilter, Node, Stream, Target, Trigger } from '@rulewright/epl/syntax';
import { selectHolder } from '../edit/clause/holder.js';
import type { JoinForm } from '../edit/diagram-edit.js';
import { change, refuse } from '../edit/outcome.js';
import type { Scene } from '../edit/scene.js';
import { setFilter } from '../edit/source/filter-edits.js';
import { predicatePlace } from '../edit/source/predicate-place.js';
import { readName, setJoin, setSource, setUnidirectional } from '../edit/source/source-edits.js';
import { joinOf } from '../edit/source/stream-at.js';
import { setAlias } from '../edit/statement/rename-edits.js';
import { choice, type FieldSpec } from './field.js';
import { expressionField, nameField, shownList } from './make-field.js';

/** What is read, by which name, and which of it. */
export function sourceForm(scene: Scene, node: Stream | Trigger | Target): readonly FieldSpec[] {
  const id = scene.idOf(node);
  const fields = [sourceField(scene, node), aliasField(scene, id, node.alias), filterField(scene, id)];
  const extra = node.kind === 'stream' ? streamFields(scene, node) : [];
  return [...fields.filter((field) => field !== undefined), ...extra];
}

function sourceField(scene: Scene, node: Stream | Trigger | Target): FieldSpec | undefined {
  const name = readName(node);
  if (!name) return node.kind === 'stream' ? lookupField(node) : undefined;
  const kind = node.kind === 'target' ? 'window' : 'event-type';
  return nameField(
    { name: 'source', label: node.kind === 'target' ? 'Window' : 'Reads', kind },
    {
      name,
      write: (now) => setSource(scene, { kind: 'set-source', id: scene.idOf(node), name: now }),
    },
  );
}

function lookupField({ source }: Stream): FieldSpec | undefined {
  if (source.kind !== 'sql-source') return undefined;
  return nameField(
    { name: 'connection', label: 'Connection', kind: 'name' },
    {
      name: source.database,
      write: (now) => change([{ span: source.database.span, text: now }]),
    },
  );
}

export function aliasField(
  scene: Scene,
  id: string,
  name: { readonly text: string; readonly span: Node['span'] } | undefined,
): FieldSpec {
  return nameField(
    { name: 'alias', label: 'Name', kind: 'name' },
    {
      name,
      optional: true,
      write: (now) => setAlias(scene, { kind: 'set-alias', id, ...(now === '' ? {} : { name: now }) }),
    },
  );
}

/** The predicate of a node that has a place for one. Conditions between commas are told as one by `and`. */
export function filterField(scene: Scene, id: string, label = 'Condition'): FieldSpec | undefined {
  const place = predicatePlace(scene, id);
  if (!place) return undefined;
  const { expressions } = place;
  const shown = shownList(scene, expressions);
  const value = expressions.length > 1 ? expressions.map((each) => bracketed(scene, each)).join(' and ') : shown.value;
  return {
    name: 'filter',
    label,
    kind: 'predicate',
    ...shown,
    value,
    optional: true,
    write: (predicate) => setFilter(scene, { kind: 'set-filter', id, predicate }),
  };
}

function bracketed(scene: Scene, node: EventFilter['conditions'][number]): string {
  const text = scene.source(node);
  return node.kind === 'binary' && node.operator === 'or' ? `(${text})` : text;
}

const JOIN_FORMS: readonly JoinForm[] = ['inner', 'left', 'right', 'full'];

const JOIN_WORDS: Readonly<Record<JoinForm, string>> = {
  inner: 'Inner join',
  left: 'Left outer join',
  right: 'Right outer join',
  full: 'Full outer join',
};

/** Of an input of a join: how it joins, and whether it alone gives rows. */
function streamFields(scene: Scene, stream: Stream): readonly FieldSpec[] {
  const id = scene.idOf(stream);
  const join = joinOf(scene, stream);
  const joined = (selectHolder(scene, id)?.body.from?.joins.length ?? 0) > 0;
  const fields: FieldSpec[] = [];
  if (join) {
    fields.push(joinField(scene, scene.idOf(join), { name: 'join', form: join.join === 'comma' ? 'inner' : join.join }));
    fields.push(onField(scene, scene.idOf(join), 'on', join.on));
  }
  if (joined)
    fields.push({
      name: 'unidirectional',
      label: 'Only its events give rows',
      kind: 'flag',
      value: String(stream.unidirectional),
      optional: false,
      write: (value) => setUnidirectional(scene, { kind: 'set-unidirectional', id, unidirectional: value === 'true' }),
    });
  return fields;
}

export function joinField(scene: Scene, id: string, { name, form }: { readonly name: string; readonly form: JoinForm }): FieldSpec {
  return {
    name,
    label: 'Join',
    kind: 'choice',
    value: form,
    optional: false,
    choices: JOIN_FORMS.map((each) => choice(each, JOIN_WORDS[each])),
    write: (value) => {
      const join = JOIN_FORMS.find((each) => each === value);
      return join ? setJoin(scene, { kind: 'set-join', id, join }) : refuse(`there is no join "${value}"`);
    },
  };
}

export function onField(scene: Scene, id: string, name: string, node: Parameters<typeof expressionField>[2]['node']): FieldSpec {
  const base = { name, label: 'On', kind: 'predicate' as const };
  const field = expressionField(scene, base, { node, optional: true, write: () => change([]) });
  return { ...field, write: (value) => setJoin(scene, { kind: 'set-join', id, on: value }) };
}
