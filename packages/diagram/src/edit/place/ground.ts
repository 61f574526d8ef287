import { type EventType, type Property, propertyOf } from '@rulewright/core';
import type { EventFilter, Node, Pattern, Statement, Stream } from '@rulewright/epl/syntax';
import { nearestNode } from '../clause/holder.js';
import { writtenName } from '../make.js';
import { isPattern, partsOf } from '../pattern/pattern-tree.js';
import type { Scene } from '../scene.js';
import { readName } from '../source/source-edits.js';

/** A property as it is read at a place. */
export interface Readable {
  readonly path: string;
  readonly property: Property;
}

/** What can be spoken of at a place. */
export interface Ground {
  readonly properties: readonly Readable[];
  /** name of the event that is read there */
  readonly event?: string;
}

/** An event type, also that of a window, in any case of the word where the host says so. */
export function typeNamed({ checked }: Scene, name: string): EventType | undefined {
  const { types, windows } = checked.world;
  const own = types.get(name) ?? types.get(windows.get(name)?.eventType ?? '');
  return own ?? [...types.values()].find((type) => type.name.toLowerCase() === name.toLowerCase());
}

/** What the filter of one source can speak of: its own properties by their bare names. */
export function groundInside(scene: Scene, id: string): Ground {
  const node = nearestNode(scene, id);
  const name = node && readNameAround(scene, node);
  return name === undefined ? { properties: [] } : ground(scene, name, '');
}

function readNameAround(scene: Scene, node: Node): string | undefined {
  for (let at: Node | undefined = node; at; at = scene.parentOf(at)) {
    const name = at.kind === 'statement' ? ownName(at) : (readName(at)?.text ?? definedName(at));
    if (name !== undefined || at.kind === 'statement') return name;
  }
  return undefined;
}

function definedName(node: Node): string | undefined {
  return node.kind === 'create-window' || node.kind === 'create-table' || node.kind === 'create-schema'
    ? node.name.text
    : undefined;
}

function ownName({ body }: Statement): string | undefined {
  switch (body.kind) {
    case 'select':
      return body.from?.first.source.kind === 'event-filter' ? body.from.first.source.type.text : undefined;
    case 'on':
      return body.trigger.source.kind === 'event-filter' ? body.trigger.source.type.text : undefined;
    case 'create-window':
    case 'create-table':
    case 'create-schema':
      return body.name.text;
    case 'update-istream':
      return body.type.text;
    default:
      return undefined;
  }
}

/** What the rows of a statement can be spoken of by: bare names of one stream, else with the stream or the tag in front. */
export function groundOfRows(scene: Scene, id: string): Ground {
  const body = scene.statement(id)?.body;
  if (body?.kind === 'on') {
    const { source, alias } = body.trigger;
    return joined(
      source.kind === 'event-filter' ? [named(scene, source, alias?.text ?? source.type.text)] : [ofPattern(scene, source.pattern)],
    );
  }
  if (body?.kind !== 'select' || !body.from) return groundInside(scene, id);
  const streams = [body.from.first, ...body.from.joins.map(({ stream }) => stream)];
  return joined(streams.map((stream) => ofStream(scene, stream, streams.length > 1)));
}

/** What a window of a stream can speak of. */
export function groundOfStream(scene: Scene, stream: Stream): Ground {
  return ofStream(scene, stream, false);
}

function ofStream(scene: Scene, { source, alias }: Stream, prefixed: boolean): Ground {
  if (source.kind === 'pattern-source') return ofPattern(scene, source.pattern);
  if (source.kind !== 'event-filter') return { properties: [] };
  return named(scene, source, prefixed ? (alias?.text ?? source.type.text) : '');
}

function named(scene: Scene, { type }: EventFilter, prefix: string): Ground {
  return ground(scene, type.text, prefix);
}

function ground(scene: Scene, name: string, prefix: string): Ground {
  const lead = prefix === '' ? '' : `${writtenName(prefix)}.`;
  const properties = typeNamed(scene, name)?.properties ?? [];
  return { event: name, properties: properties.map((property) => ({ path: lead + writtenName(property.name), property })) };
}

/** The events of a pattern that have a name and come once. */
function ofPattern(scene: Scene, pattern: Pattern): Ground {
  return joined(taggedAtoms(pattern).map(({ tag, name }) => ground(scene, name, tag)));
}

/** Named events below a part of a pattern, in the order of the text; those of a repeat are lists and are left out. */
export function taggedAtoms(pattern: Pattern): readonly { readonly tag: string; readonly name: string }[] {
  if (pattern.kind === 'repeat') return [];
  if (pattern.kind === 'pattern-filter') return pattern.tag ? [{ tag: pattern.tag.text, name: pattern.filter.type.text }] : [];
  return partsOf(pattern).flatMap(taggedAtoms);
}

/** What a part of a pattern can speak of: the named events in it. */
export function groundOfPart(scene: Scene, part: Pattern): Ground {
  return ofPattern(scene, part);
}

function joined(grounds: readonly Ground[]): Ground {
  const event = grounds.find((each) => each.event !== undefined)?.event;
  return { properties: grounds.flatMap(({ properties }) => properties), ...(event === undefined ? {} : { event }) };
}

/** A property of an event that comes before an atom in its pattern, of the same name as one of the atom's own. */
export function earlierPair(scene: Scene, id: string): { readonly own: string; readonly earlier: string } | undefined {
  const node = scene.node(id);
  let root: Node | undefined = node;
  while (root && root.kind !== 'pattern-source') root = scene.parentOf(root);
  if (!isPattern(node) || node.kind !== 'pattern-filter' || root?.kind !== 'pattern-source') return undefined;
  const atoms = taggedAtoms(root.pattern);
  const before = atoms.slice(
    0,
    Math.max(
      0,
      atoms.findIndex(({ tag }) => tag === node.tag?.text),
    ),
  );
  const type = typeNamed(scene, node.filter.type.text);
  for (const { tag, name } of before) {
    const other = typeNamed(scene, name);
    const shared = type?.properties.find((property) => other && propertyOf(other, property.name));
    if (shared) return { own: writtenName(shared.name), earlier: `${writtenName(tag)}.${writtenName(shared.name)}` };
  }
  return undefined;
}
