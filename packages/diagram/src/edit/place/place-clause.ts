import type { Making } from '../../palette/tool.js';
import { nearestNode, selectHolder } from '../clause/holder.js';
import { setClause } from '../clause/set-clause.js';
import { type Change, refuse } from '../outcome.js';
import type { Scene } from '../scene.js';
import { addCondition } from '../source/filter-edits.js';
import { fill } from './fill.js';
import { type Ground, groundOfRows } from './ground.js';

type ClauseMaking = Extract<Making, { kind: 'clause' }>;

/** A clause; where there is one already, keys and conditions are added to it, and a rate takes its place. */
export function placeClause(scene: Scene, { clause, text }: ClauseMaking, at: string): Change {
  const body = selectHolder(scene, at)?.body;
  const old = body && { 'group-by': body.groupBy, 'order-by': body.orderBy }[clause as string];
  const written = old?.map((node) => scene.source(node)) ?? [];
  const ground = without(groundOfRows(scene, at), written);
  const filled = fill(scene, text, { ground, at });
  if (filled.kind === 'refused') return filled;
  if (body?.insertInto && clause === 'insert-into') return refuse('these rows go into a stream already', 'change its name instead');
  if (body?.where && clause === 'where')
    return addCondition(scene, { kind: 'add-condition', id: `${root(scene, at)}/where`, predicate: filled.node });
  if (body?.having && clause === 'having')
    return addCondition(scene, { kind: 'add-condition', id: `${root(scene, at)}/having`, predicate: filled.node });
  return setClause(scene, { kind: 'set-clause', id: at, clause, text: [...written, filled.node].join(', ') });
}

function without(ground: Ground, written: readonly string[]): Ground {
  return { ...ground, properties: ground.properties.filter(({ path }) => !written.includes(path)) };
}

function root(scene: Scene, at: string): string {
  let node = nearestNode(scene, at);
  while (node && node.kind !== 'statement' && node.kind !== 'split-branch') node = scene.parentOf(node);
  return node ? scene.idOf(node) : '';
}
