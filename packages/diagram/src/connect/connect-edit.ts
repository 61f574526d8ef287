import type { EditOf } from '../edit/diagram-edit.js';
import { inSequence } from '../edit/in-sequence.js';
import type { Change } from '../edit/outcome.js';
import type { Scene } from '../edit/scene.js';
import { drawnScene } from './drawn-module.js';
import { planConnection } from './plan-connection.js';

/** Draws an edge. Whether the types fit is asked by `canConnect` before; an edge that leaves errors behind is drawn all the same. */
export function connect(scene: Scene, { from, to }: EditOf<'connect'>): Change {
  const plan = planConnection(drawnScene(scene), from, to);
  return plan.kind === 'refused' ? plan : inSequence(scene, plan.steps);
}
