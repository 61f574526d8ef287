import type { Pattern, PatternSource } from '@rulewright/epl/syntax';
import { type Refusal, refuse } from '../outcome.js';
import type { Scene } from '../scene.js';
import { isPattern } from './pattern-tree.js';

/** A part of a pattern in its pattern. */
export interface PatternPart {
  readonly kind: 'part';
  readonly source: PatternSource;
  readonly root: Pattern;
  readonly part: Pattern;
}

/** The part of a pattern that an id names; the id of a source that is a pattern, or of a pattern's frame, names the whole. */
export function patternPart(scene: Scene, id: string): PatternPart | Refusal {
  const node = scene.node(id);
  if (!node) return refuse('there is no such node any more');
  if (isPattern(node)) {
    let at = scene.parentOf(node);
    while (at && at.kind !== 'pattern-source') at = scene.parentOf(at);
    if (at) return { kind: 'part', source: at, root: at.pattern, part: node };
  }
  const source = patternOf(scene, id);
  if (source) return { kind: 'part', source, root: source.pattern, part: source.pattern };
  return refuse('this stands in no pattern', 'drop it on an event of a pattern, or make a pattern of the source first');
}

/** The pattern that a stream, a trigger or a whole statement reads. */
export function patternOf(scene: Scene, id: string): PatternSource | undefined {
  const node = scene.node(id);
  switch (node?.kind) {
    case 'pattern-source':
      return node;
    case 'stream':
    case 'trigger':
      return node.source.kind === 'pattern-source' ? node.source : undefined;
    case 'statement': {
      const { body } = node;
      if (body.kind === 'on') return body.trigger.source.kind === 'pattern-source' ? body.trigger.source : undefined;
      if (body.kind !== 'select' || !body.from) return undefined;
      const streams = [body.from.first, ...body.from.joins.map(({ stream }) => stream)];
      return streams.map(({ source }) => source).find((source) => source.kind === 'pattern-source');
    }
    default:
      return undefined;
  }
}
