import type { EventFilter, Expression, Node, Target } from '@rulewright/epl/syntax';
import { conditionalAction, selectHolder, withField } from '../clause/holder.js';
import type { Change } from '../outcome.js';
import type { Scene } from '../scene.js';

/** A place of the text that a predicate stands in. Several expressions are joined by and. */
export interface PredicatePlace {
  readonly expressions: readonly Expression[];
  /** several only where commas may stand between them */
  write(now: readonly Expression[]): Change;
}

/** Where the predicate of a node stands: filter of a source, an atom, a target; where, having; condition of a join or a branch. */
export function predicatePlace(scene: Scene, id: string): PredicatePlace | undefined {
  const node = scene.node(id);
  const held = node && heldBy(node);
  if (held) return filterPlace(scene, held);
  if (node && isConditional(node)) return fieldPlace(scene, node);
  if (id.endsWith('/join')) return joinPlace(scene, id);
  const action = conditionalAction(scene, id);
  if (action && (node === action || id.endsWith('/where')))
    return single(action.where, (where) => scene.replace(action, withField(action, 'where', where)));
  const holder = selectHolder(scene, id);
  if (!holder) return undefined;
  if (id.endsWith('/where')) return single(holder.body.where, (where) => holder.write(withField(holder.body, 'where', where)));
  if (id.endsWith('/having')) return single(holder.body.having, (having) => holder.write(withField(holder.body, 'having', having)));
  return undefined;
}

type Filtered = EventFilter | Target;

function heldBy(node: Node): Filtered | undefined {
  switch (node.kind) {
    case 'event-filter':
    case 'target':
      return node;
    case 'pattern-filter':
      return node.filter;
    case 'stream':
    case 'trigger':
      return node.source.kind === 'event-filter' ? node.source : undefined;
    default:
      return undefined;
  }
}

function filterPlace(scene: Scene, held: Filtered): PredicatePlace {
  return { expressions: held.conditions, write: (conditions) => scene.replace(held, { ...held, conditions }) };
}

type Conditional = Extract<Node, { kind: 'merge-clause' | 'merge-insert' | 'merge-update' | 'merge-delete' | 'join' }>;

function isConditional(node: Node): node is Conditional {
  return ['merge-clause', 'merge-insert', 'merge-update', 'merge-delete', 'join'].includes(node.kind);
}

function fieldPlace(scene: Scene, node: Conditional): PredicatePlace {
  if (node.kind === 'merge-clause')
    return single(node.condition, (condition) => scene.replace(node, withField(node, 'condition', condition)));
  if (node.kind === 'join') return single(node.on, (on) => scene.replace(node, withField(node, 'on', on)));
  return single(node.where, (where) => scene.replace(node, withField(node, 'where', where)));
}

/** A join node stands for all joins of its statement: of one its condition, of several that of the last. */
function joinPlace(scene: Scene, id: string): PredicatePlace | undefined {
  const last = selectHolder(scene, id)?.body.from?.joins.at(-1);
  return last && fieldPlace(scene, last);
}

function single(expression: Expression | undefined, write: (now: Expression | undefined) => Change): PredicatePlace {
  return { expressions: expression ? [expression] : [], write: (now) => write(now[0]) };
}
