import type { Statement } from '@rulewright/epl/syntax';
import type { Step } from '../edit/in-sequence.js';
import { type Change, change } from '../edit/outcome.js';
import type { Scene } from '../edit/scene.js';
import { moveStatement } from '../edit/statement/arrange-edits.js';
import { declaredBy } from '../edit/statement/names.js';
import { blocksOf } from '../from-ast/edges.js';
import { diagramOf } from '../from-ast/module.js';

/**
 * What is read must be declared further up: puts the statement that declares before the one that reads, or, when it reads itself what
 * stands between the two, the one that reads behind it.
 *
 * @param producer,consumer  ids of frames
 */
export function inOrder(producer: string, consumer: string): Step {
  return (scene) => {
    const { statements } = scene.document;
    const from = statements.findIndex((each) => scene.idOf(each) === producer);
    const to = statements.findIndex((each) => scene.idOf(each) === consumer);
    if (from < 0 || to < 0 || from < to) return change([]);
    const between = statements.slice(to, from).flatMap(({ body }) => declaredBy(body));
    const needed = readBy(scene, producer);
    if (!between.some((name) => needed.has(name)))
      return moveStatement(scene, { kind: 'move-statement', id: producer, before: consumer });
    return behind(scene, consumer, statements[from + 1]);
  };
}

function behind(scene: Scene, id: string, next: Statement | undefined): Change {
  return moveStatement(scene, { kind: 'move-statement', id, ...(next ? { before: scene.idOf(next) } : {}) });
}

/** Names that the nodes of a frame read or write. */
function readBy(scene: Scene, id: string): ReadonlySet<string> {
  const frame = diagramOf(scene.document).frames.find((each) => each.id === id);
  return new Set(frame ? blocksOf(frame).flatMap(({ subject, kind }) => (subject && kind !== 'insert-into' ? [subject] : [])) : []);
}
