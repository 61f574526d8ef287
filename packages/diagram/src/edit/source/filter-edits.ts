import type { Expression } from '@rulewright/epl/syntax';
import type { EditOf } from '../diagram-edit.js';
import { readExpression } from '../fragment.js';
import { listText } from '../list-text.js';
import { bothOf } from '../make.js';
import { type Change, refuse } from '../outcome.js';
import type { Scene } from '../scene.js';
import { predicatePlace } from './predicate-place.js';

const NO_PREDICATE = 'a condition has no place here';
const NO_PREDICATE_HINT = 'put it on a source, an event of a pattern, Where, Having, a join or a branch';

/** Sets the whole predicate; an empty one takes it away. */
export function setFilter(scene: Scene, { id, predicate }: EditOf<'set-filter'>): Change {
  const place = predicatePlace(scene, id);
  if (!place) return refuse(NO_PREDICATE, NO_PREDICATE_HINT);
  if (!predicate?.trim()) return place.write([]);
  const read = readExpression(scene, predicate);
  if (read.kind === 'refused') return read;
  const write = () => place.write([read.node]);
  return place.expressions.length > 1 ? listText(place.expressions, predicate, write) : write();
}

/** Adds a condition by `and`, or to the list where conditions stand between commas. */
export function addCondition(scene: Scene, { id, predicate }: EditOf<'add-condition'>): Change {
  const place = predicatePlace(scene, id);
  if (!place) return refuse(NO_PREDICATE, NO_PREDICATE_HINT);
  const read = readExpression(scene, predicate);
  return read.kind === 'refused' ? read : place.write(withCondition(place.expressions, read.node));
}

function withCondition(expressions: readonly Expression[], added: Expression): readonly Expression[] {
  const [only] = expressions;
  return only && expressions.length === 1 ? [bothOf(only, added)] : [...expressions, added];
}
