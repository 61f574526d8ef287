import { nearestNode, selectHolder } from '../clause/holder.js';
import { writtenPath } from '../make.js';
import { type Change, refuse } from '../outcome.js';
import { insertPattern } from '../pattern/pattern-edits.js';
import { patternOf } from '../pattern/pattern-place.js';
import { isPattern } from '../pattern/pattern-tree.js';
import { freshTag } from '../pattern/tags.js';
import type { Scene } from '../scene.js';
import { setSource } from '../source/source-edits.js';
import { addStatement } from '../statement/new-statement.js';
import { joinWith } from './place-join.js';

/**
 * Something to read: on the canvas a statement that reads it; on a pattern one more event; on a source in the place of it; on the rest of
 * a statement that selects one more input.
 */
export function placeSource(scene: Scene, name: string, at: string | undefined): Change {
  if (at === undefined) return addStatement(scene, { kind: 'add-statement', statement: { kind: 'select', from: name } });
  const node = nearestNode(scene, at);
  if (isPattern(node) || patternOf(scene, at)) {
    const side = isPattern(node) && node.kind !== 'pattern-filter' && node.kind !== 'observer' ? 'into' : 'after';
    const pattern = `${freshTag(scene.statement(at))}=${writtenPath(name)}`;
    return insertPattern(scene, { kind: 'insert-pattern', pattern, place: { side, of: at } });
  }
  if (node && READERS.has(node.kind)) return setSource(scene, { kind: 'set-source', id: scene.idOf(node), name });
  if (selectHolder(scene, at) && scene.statement(at)?.body.kind === 'select')
    return joinWith(scene, { id: at, name, join: 'inner' });
  return refuse('nothing is read here', 'drop it on the canvas, on a source, on a pattern or on a select');
}

const READERS: ReadonlySet<string> = new Set(['stream', 'trigger', 'target', 'event-filter']);
