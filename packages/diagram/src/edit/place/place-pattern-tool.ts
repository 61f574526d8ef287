import type { Pattern } from '@rulewright/epl/syntax';
import type { Making, ScopeText } from '../../palette/tool.js';
import type { ScopeForm } from '../diagram-edit.js';
import type { Read } from '../fragment.js';
import { inSequence, type Step } from '../in-sequence.js';
import { type Change, refuse } from '../outcome.js';
import { insertPattern, wrapPattern } from '../pattern/pattern-edits.js';
import { type PatternPart, patternPart } from '../pattern/pattern-place.js';
import { partsOf } from '../pattern/pattern-tree.js';
import { toPattern } from '../pattern/to-pattern.js';
import type { Scene } from '../scene.js';
import { streamAt } from '../source/stream-at.js';
import { fill } from './fill.js';
import { groundOfPart } from './ground.js';

/** A box around what it was dropped on; a plain source becomes a pattern of one event first. */
export function placeScope(scene: Scene, scope: ScopeText, at: string): Change {
  return inPattern(scene, at, {
    whenMade: scope.kind === 'every',
    step: (now, part) => {
      const form = filledScope(now, scope, part);
      return form.kind === 'refused' ? form : wrapPattern(now, { kind: 'wrap', id: now.idOf(part.part), scope: form.node });
    },
  });
}

/** A part beside or behind what it was dropped on. */
export function placeInPattern(scene: Scene, { pattern, side }: Extract<Making, { kind: 'pattern' }>, at: string): Change {
  return inPattern(scene, at, {
    whenMade: false,
    step: (now, { part, root }) => {
      const id = now.idOf(part);
      const text = fill(now, pattern, { ground: groundOfPart(now, root), at: id, source: atomType(part) ?? atomType(root) });
      return text.kind === 'refused'
        ? text
        : insertPattern(now, { kind: 'insert-pattern', pattern: text.node, place: { side, of: id } });
    },
  });
}

interface InPattern {
  /** true if making a pattern of the source is all that is wanted */
  readonly whenMade: boolean;
  step(scene: Scene, part: PatternPart): Change;
}

function inPattern(scene: Scene, at: string, { whenMade, step }: InPattern): Change {
  const part = patternPart(scene, at);
  if (part.kind !== 'refused') return step(scene, part);
  const trigger = scene.node(at)?.kind === 'trigger' ? at : undefined;
  const stream = streamAt(scene, at);
  const source = trigger ?? (stream && scene.idOf(stream));
  if (source === undefined) return refuse('only events can be waited for', 'drop it on a pattern, or on the source of a statement');
  const made: Step = (now) => toPattern(now, { kind: 'to-pattern', id: source });
  const behind: Step = (now) => {
    const whole = patternPart(now, source);
    return whole.kind === 'refused' ? whole : step(now, { ...whole, part: firstAtom(whole.part) });
  };
  return inSequence(scene, whenMade ? [made] : [made, behind]);
}

function firstAtom(part: Pattern): Pattern {
  const [first] = partsOf(part);
  return first ? firstAtom(first) : part;
}

function atomType(part: Pattern): string | undefined {
  if (part.kind === 'pattern-filter') return part.filter.type.text;
  for (const child of partsOf(part)) {
    const name = atomType(child);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** The box with its arguments filled by what stands in it. */
function filledScope(scene: Scene, scope: ScopeText, { part }: PatternPart): Read<ScopeForm> {
  const filling = { ground: groundOfPart(scene, part) };
  if (scope.kind === 'every-distinct') {
    const keys = fill(scene, scope.keys, filling);
    return keys.kind === 'refused' ? keys : { kind: 'read', node: { ...scope, keys: keys.node } };
  }
  if (scope.kind === 'while') {
    const condition = fill(scene, scope.condition, filling);
    return condition.kind === 'refused' ? condition : { kind: 'read', node: { ...scope, condition: condition.node } };
  }
  return { kind: 'read', node: scope };
}
