import type { World } from '@rulewright/epl/semantics';
import { type Drawn, drawnParts } from '../edit/drawn.js';
import { Scene } from '../edit/scene.js';
import { diagramOf } from '../from-ast/module.js';
import type { ModuleDiagram } from '../graph.js';

/** A text and its picture, for questions that are asked often: may this be connected to that? */
export interface DrawnModule {
  readonly scene: Scene;
  readonly diagram: ModuleDiagram;
  readonly parts: ReadonlyMap<string, Drawn>;
}

/** O(text). */
export function drawModule(source: string, world: World): DrawnModule {
  return drawnScene(new Scene(source, world));
}

export function drawnScene(scene: Scene): DrawnModule {
  const diagram = diagramOf(scene.document);
  const parts = new Map<string, Drawn>();
  for (const part of drawnParts(diagram)) if (!parts.has(part.id)) parts.set(part.id, part);
  return { scene, diagram, parts };
}
