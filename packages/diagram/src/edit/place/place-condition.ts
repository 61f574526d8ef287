import { nearestNode, selectHolder } from '../clause/holder.js';
import { setClause } from '../clause/set-clause.js';
import { type Change, refuse } from '../outcome.js';
import type { Scene } from '../scene.js';
import { addCondition } from '../source/filter-edits.js';
import { predicatePlace } from '../source/predicate-place.js';
import { fill } from './fill.js';
import { earlierPair, groundInside, groundOfRows } from './ground.js';

/** A condition for what it was dropped on: its own filter if it has one, else the statement's. */
export function placeCondition(scene: Scene, predicate: string, at: string): Change {
  const id = predicatePlace(scene, at) ? at : sourceOf(scene, at);
  const correlated = predicate.includes('{earlier}') ? correlation(scene, predicate, id ?? at) : predicate;
  if (correlated === undefined)
    return refuse(
      'there is no earlier event to compare with',
      'drop it on an event of a pattern that follows another with the same property',
    );
  const inside = id !== undefined && isFilter(scene, id);
  const text = fill(scene, correlated, { ground: inside ? groundInside(scene, id) : groundOfRows(scene, at), at });
  if (text.kind === 'refused') return text;
  if (id !== undefined) return addCondition(scene, { kind: 'add-condition', id, predicate: text.node });
  const where = selectHolder(scene, at)?.body.where;
  if (where) return addCondition(scene, { kind: 'add-condition', id: `${root(scene, at)}/where`, predicate: text.node });
  return setClause(scene, { kind: 'set-clause', id: at, clause: 'where', text: text.node });
}

function root(scene: Scene, at: string): string {
  let node = nearestNode(scene, at);
  while (node && node.kind !== 'statement' && node.kind !== 'split-branch') node = scene.parentOf(node);
  return node ? scene.idOf(node) : '';
}

/** The one source of a statement, whose filter is meant when the frame or a later step is. */
function sourceOf(scene: Scene, at: string): string | undefined {
  const body = scene.statement(at)?.body;
  if (body?.kind === 'select' && body.from?.joins.length === 0 && body.from.first.source.kind === 'event-filter')
    return scene.idOf(body.from.first);
  return undefined;
}

function isFilter(scene: Scene, id: string): boolean {
  const kind = scene.node(id)?.kind;
  return kind === 'stream' || kind === 'trigger' || kind === 'target' || kind === 'event-filter' || kind === 'pattern-filter';
}

function correlation(scene: Scene, predicate: string, id: string): string | undefined {
  const pair = earlierPair(scene, id);
  return pair && predicate.replace('{any}', pair.own).replace('{earlier}', pair.earlier);
}
