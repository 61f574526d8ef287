import type { DottedName, Join, JoinKind, Node } from '@rulewright/epl/syntax';
import { selectHolder, withField } from '../clause/holder.js';
import type { EditOf } from '../diagram-edit.js';
import { readExpression, readStream } from '../fragment.js';
import { dottedNode, NOWHERE, writtenPath } from '../make.js';
import { type Change, change, refuse } from '../outcome.js';
import type { Scene } from '../scene.js';
import { joinOf, streamAt } from './stream-at.js';

/** The name that a source, an atom, a trigger or a target reads by. */
export function readName(node: Node | undefined): DottedName | undefined {
  switch (node?.kind) {
    case 'event-filter':
      return node.type;
    case 'pattern-filter':
      return node.filter.type;
    case 'target':
      return node.name;
    case 'stream':
    case 'trigger':
      return readName(node.source);
    default:
      return undefined;
  }
}

/** Reads from something else; filter, windows and alias stay. A pattern or a lookup gives way as a whole. */
export function setSource(scene: Scene, { id, name }: EditOf<'set-source'>): Change {
  const node = scene.node(id);
  if (name.trim() === '') return refuse('a source needs a name');
  const old = readName(node);
  if (old) return change([{ span: old.span, text: writtenPath(name.trim()) }]);
  const holder = node?.kind === 'trigger' ? node : streamAt(scene, id);
  if (!holder) return refuse('this reads nothing');
  return scene.replace(holder.source, {
    kind: 'event-filter',
    span: NOWHERE,
    type: dottedNode(name),
    conditions: [],
    contained: [],
  });
}

/** One more input for a statement that selects. */
export function addJoin(scene: Scene, { id, stream, join, on }: EditOf<'add-join'>): Change {
  const holder = selectHolder(scene, id);
  const from = holder?.body.from;
  if (!holder || !from) return refuse('only a statement that selects can be joined', 'drop it on the frame of a select');
  if (holder.body.matchRecognize) return refuse('a statement with match recognize reads one stream');
  const read = readStream(scene, stream);
  if (read.kind === 'refused') return read;
  const condition = on?.trim() ? readExpression(scene, on) : undefined;
  if (condition?.kind === 'refused') return condition;
  const kind: JoinKind = join === 'inner' && !condition ? 'comma' : join;
  const added: Join = { kind: 'join', span: NOWHERE, join: kind, stream: read.node, ...(condition ? { on: condition.node } : {}) };
  if (from.joins.length > 0 && (added.join === 'comma') !== from.joins.every((each) => each.join === 'comma'))
    return refuse(
      'inputs are joined either with commas or with a condition each',
      added.join === 'comma' ? 'say on which properties it joins' : 'join it as inner, with its condition in Where',
    );
  return scene.replace(from, { ...from, joins: [...from.joins, added] });
}

export function setJoin(scene: Scene, { id, join, on }: EditOf<'set-join'>): Change {
  const node = scene.node(id);
  const stream = node?.kind === 'join' ? node.stream : streamAt(scene, id);
  const old =
    node?.kind === 'join' ? node : ((stream && joinOf(scene, stream)) ?? selectHolder(scene, id)?.body.from?.joins.at(-1));
  if (!old) return refuse('this input is not joined to another', 'choose the second input, or the join itself');
  const condition = on?.trim() ? readExpression(scene, on) : undefined;
  if (condition?.kind === 'refused') return condition;
  const kind: JoinKind = join ?? (old.join === 'comma' && condition ? 'inner' : old.join);
  const now: Join = withField<Join, 'on'>({ ...old, join: kind }, 'on', on === undefined ? old.on : condition?.node);
  if (kind !== 'comma' && kind !== 'inner' && !now.on)
    return refuse('an outer join says on which properties it joins', 'give it a condition');
  return behindBlank(old, scene.replace(old, kind === 'inner' && !now.on ? { ...now, join: 'comma' } : now));
}

/** A comma follows its input at once, a word behind a blank: where that is there already, it is not written again. */
function behindBlank(old: Join, made: Change): Change {
  if (made.kind === 'refused' || old.join === 'comma') return made;
  const edits = made.edits.map((edit) => (edit.span.start === old.span.start ? { ...edit, text: edit.text.trimStart() } : edit));
  return change(edits, made.selects);
}

/** An input that alone gives rows keeps no window: one that it has goes. */
export function setUnidirectional(scene: Scene, { id, unidirectional }: EditOf<'set-unidirectional'>): Change {
  const stream = streamAt(scene, id);
  const body = selectHolder(scene, id)?.body;
  if (!stream || !body?.from || body.from.joins.length === 0)
    return refuse('only an input of a join can be the one that drives it', 'add a second input first');
  return scene.replace(stream, { ...stream, unidirectional, views: unidirectional ? [] : stream.views });
}
