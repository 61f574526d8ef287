import type { Node } from '@rulewright/epl/syntax';
import { nearestNode, selectHolder } from '../clause/holder.js';
import type { EditOf } from '../diagram-edit.js';
import { readExpression } from '../fragment.js';
import { inSequence, type Step } from '../in-sequence.js';
import { writtenPath } from '../make.js';
import { type Change, change, refuse } from '../outcome.js';
import { insertPattern } from '../pattern/pattern-edits.js';
import { patternOf } from '../pattern/pattern-place.js';
import { isPattern } from '../pattern/pattern-tree.js';
import { freshTag } from '../pattern/tags.js';
import type { Scene } from '../scene.js';
import { addCondition } from '../source/filter-edits.js';
import { readName, setSource } from '../source/source-edits.js';
import { addText } from '../statement/add-text.js';
import { joinWith } from './place-join.js';

type Placing = EditOf<'place-source'>;

/**
 * Something to read: on the canvas a statement that reads it; on a pattern one more event; on a source in the place of it; on the rest of
 * a statement that selects one more input. A condition that comes along stands with what is read; a source that reads the same already
 * gets it beside its own.
 */
export function placeSource(scene: Scene, placing: Placing): Change {
  const { predicate, at } = placing;
  const read = predicate === undefined ? undefined : readExpression(scene, predicate);
  if (read?.kind === 'refused') return read;
  if (at === undefined) return addText(scene, `select * from ${filtered(placing)}`);
  const node = nearestNode(scene, at);
  if (isPattern(node) || patternOf(scene, at)) return inPattern(scene, placing, { node, at });
  if (node && READERS.has(node.kind)) return onReader(scene, placing, node);
  if (selectHolder(scene, at) && scene.statement(at)?.body.kind === 'select') return asInput(scene, placing, at);
  return refuse('nothing is read here', 'drop it on the canvas, on a source, on a pattern or on a select');
}

const READERS: ReadonlySet<string> = new Set(['stream', 'trigger', 'target', 'event-filter']);

function filtered({ name, predicate }: Placing): string {
  return predicate === undefined ? writtenPath(name) : `${writtenPath(name)}(${predicate})`;
}

function inPattern(scene: Scene, placing: Placing, { node, at }: { readonly node: Node | undefined; readonly at: string }): Change {
  const atom = isPattern(node) && node.kind === 'pattern-filter' ? node : undefined;
  if (atom && placing.predicate !== undefined && atom.filter.type.text === placing.name)
    return addCondition(scene, { kind: 'add-condition', id: at, predicate: placing.predicate });
  const side = isPattern(node) && atom === undefined && node.kind !== 'observer' ? 'into' : 'after';
  const pattern = `${freshTag(scene.statement(at))}=${filtered(placing)}`;
  return insertPattern(scene, { kind: 'insert-pattern', pattern, place: { side, of: at } });
}

function onReader(scene: Scene, { name, predicate }: Placing, node: Node): Change {
  const id = scene.idOf(node);
  const same = readName(node)?.text === name && predicate !== undefined;
  const source: Step = (now) => (same ? change([]) : setSource(now, { kind: 'set-source', id, name }));
  return inSequence(scene, [source, ...condition(id, predicate)]);
}

/** The new input is the last one of its statement. */
function asInput(scene: Scene, { name, predicate }: Placing, at: string): Change {
  const before = selectHolder(scene, at)?.body.from?.joins.length ?? 0;
  const statement = scene.statement(at);
  const id = `${statement ? scene.idOf(statement) : ''}/from.${before + 1}`;
  return inSequence(scene, [(now) => joinWith(now, { id: at, name, join: 'inner' }), ...condition(id, predicate)]);
}

function condition(id: string, predicate: string | undefined): readonly Step[] {
  return predicate === undefined ? [] : [(now) => addCondition(now, { kind: 'add-condition', id, predicate })];
}
