import { type EventType, propertyOf, sameType } from '@rulewright/core';
import type { Stream } from '@rulewright/epl/syntax';
import { selectHolder } from '../clause/holder.js';
import type { JoinForm } from '../diagram-edit.js';
import { inSequence, type Step } from '../in-sequence.js';
import { writtenName, writtenPath } from '../make.js';
import { type Change, change, refuse } from '../outcome.js';
import { freshTag } from '../pattern/tags.js';
import type { Scene } from '../scene.js';
import { qualifiedReads } from '../source/qualified-reads.js';
import { addJoin, setUnidirectional } from '../source/source-edits.js';
import { addWindow } from '../source/window-edits.js';
import { fill } from './fill.js';
import { groundOfRows, taggedAtoms, typeNamed } from './ground.js';

interface Joining {
  readonly id: string;
  readonly name: string;
  readonly join: JoinForm;
  /** the first input alone gives rows */
  readonly unidirectional?: true;
}

/** One more input, joined where both have a property of the same name. */
export function joinWith(scene: Scene, { id, name, join, unidirectional }: Joining): Change {
  const from = selectHolder(scene, id)?.body.from;
  if (!from || scene.statement(id)?.body.kind !== 'select')
    return refuse('only a statement that selects can be joined', 'drop it on the frame of a select');
  const alias = freshTag(scene.statement(id));
  const type = typeNamed(scene, name);
  const own = type && sharedWith(scene, from.first, type);
  const commas = from.joins.length > 0 && from.joins.every((each) => each.join === 'comma');
  if (!own && join !== 'inner')
    return refuse(
      `an outer join compares properties, and "${name}" has none of the same name and type`,
      'join it plainly and say in Where how they fit',
    );
  if (commas && join !== 'inner') return refuse('the inputs are joined with commas', 'give each join its condition first');
  const kept = scene.checked.world.windows.has(name) || unidirectional ? '' : '#lastevent';
  const stream = `${writtenPath(name)}${kept} as ${alias}`;
  const on = own && !commas ? `${own.path} = ${alias}.${writtenName(own.name)}` : undefined;
  const added: Step = (now) => addJoin(now, { kind: 'add-join', id, stream, join, ...(on === undefined ? {} : { on }) });
  const first = scene.idOf(from.first);
  const plain: Step = (now) => unambiguous(now, first, type);
  if (unidirectional)
    return inSequence(scene, [
      plain,
      added,
      (now) => setUnidirectional(now, { kind: 'set-unidirectional', id: first, unidirectional: true }),
    ]);
  const held: Step = (now) => addWindow(now, { kind: 'add-window', id: first, view: '#lastevent' });
  return inSequence(scene, needsWindow(scene, from.first) ? [plain, held, added] : [plain, added]);
}

/** Properties that the other input has too say from now on which input they mean. */
function unambiguous(scene: Scene, id: string, type: EventType | undefined): Change {
  const stream = scene.node(id);
  const statement = scene.statement(id);
  if (stream?.kind !== 'stream' || !statement || stream.source.kind !== 'event-filter' || !type) return change([]);
  const typeName = stream.source.type.text;
  const prefix = stream.alias?.text ?? typeName;
  const wanted = (property: string) => propertyOf(type, property) !== undefined;
  return change(qualifiedReads(scene, { statement, source: stream, typeName, prefix, wanted }));
}

/** Both sides of a join keep events, unless one alone drives it or is kept already. */
function needsWindow({ checked }: Scene, { source, views, unidirectional }: Stream): boolean {
  if (views.length > 0 || unidirectional) return false;
  if (source.kind === 'pattern-source') return true;
  return source.kind === 'event-filter' && !checked.world.windows.has(source.type.text);
}

/** The way to a property of the first input that the other has too. */
function sharedWith(
  scene: Scene,
  { source, alias }: Stream,
  type: EventType,
): { readonly path: string; readonly name: string } | undefined {
  const sides =
    source.kind === 'event-filter'
      ? [{ prefix: alias?.text ?? source.type.text, name: source.type.text }]
      : source.kind === 'pattern-source'
        ? taggedAtoms(source.pattern).map(({ tag, name }) => ({ prefix: tag, name }))
        : [];
  for (const { prefix, name } of sides) {
    for (const property of typeNamed(scene, name)?.properties ?? []) {
      const other = propertyOf(type, property.name);
      if (other && sameType(other.type, property.type))
        return { path: `${writtenPath(prefix)}.${writtenName(property.name)}`, name: property.name };
    }
  }
  return undefined;
}

/** A join with the window or type that has most in common with the statement: one with a property of the same name. */
export function placeJoin(
  scene: Scene,
  { join, unidirectional }: { readonly join: JoinForm; readonly unidirectional?: true },
  at: string,
): Change {
  const first = selectHolder(scene, at)?.body.from?.first;
  if (!first || scene.statement(at)?.body.kind !== 'select')
    return refuse('only a statement that selects can be joined', 'drop it on the frame of a select');
  const { windows, types } = scene.checked.world;
  const read = first.source.kind === 'event-filter' ? first.source.type.text : undefined;
  const names = [
    ...windows.keys(),
    ...[...types.values()].filter(({ origin }) => origin !== 'row' && origin !== 'window').map(({ name }) => name),
  ];
  const partner =
    names.filter((name) => name !== read).find((name) => hasShared(scene, first, name)) ??
    names.find((name) => hasShared(scene, first, name));
  if (partner === undefined)
    return refuse('nothing else has a property in common with this', 'drop the event type or window to join here');
  return joinWith(scene, { id: at, name: partner, join, ...(unidirectional ? { unidirectional } : {}) });
}

function hasShared(scene: Scene, first: Stream, name: string): boolean {
  const type = typeNamed(scene, name);
  return type !== undefined && sharedWith(scene, first, type) !== undefined;
}

/** Rows of an outside lookup for each event. */
export function placeLookup(scene: Scene, stream: string, at: string): Change {
  if (scene.statement(at)?.body.kind !== 'select')
    return refuse('only a statement that selects can look something up', 'drop it on the frame of a select');
  const text = fill(scene, stream, { ground: groundOfRows(scene, at), at });
  return text.kind === 'refused' ? text : addJoin(scene, { kind: 'add-join', id: at, stream: text.node, join: 'inner' });
}
