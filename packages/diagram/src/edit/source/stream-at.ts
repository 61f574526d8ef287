import type { CreateWindow, Join, Stream } from '@rulewright/epl/syntax';
import { nearestNode } from '../clause/holder.js';
import type { Scene } from '../scene.js';

/** The stream of a from-clause that a node stands in: its source, its filter, one of its windows, a part of its pattern. */
export function streamAt(scene: Scene, id: string): Stream | undefined {
  let at = nearestNode(scene, id);
  if (at?.kind === 'statement') return firstStream(scene, id);
  while (at && at.kind !== 'stream') {
    if (at.kind === 'statement') return undefined;
    at = scene.parentOf(at);
  }
  return at;
}

/** The one stream of the statement that a node stands in; undefined if it has several, or none. */
export function firstStream(scene: Scene, id: string): Stream | undefined {
  const body = scene.statement(id)?.body;
  return body?.kind === 'select' && body.from?.joins.length === 0 ? body.from.first : undefined;
}

/** The named window that a statement makes. */
export function createdWindow(scene: Scene, id: string): CreateWindow | undefined {
  const body = scene.statement(id)?.body;
  return body?.kind === 'create-window' ? body : undefined;
}

/** The join that brings a stream in; undefined for the first of a from-clause. */
export function joinOf(scene: Scene, stream: Stream): Join | undefined {
  const parent = scene.parentOf(stream);
  return parent?.kind === 'join' ? parent : undefined;
}
