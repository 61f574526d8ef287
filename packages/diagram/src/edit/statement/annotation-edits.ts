import type { Annotation, Statement } from '@rulewright/epl/syntax';
import type { EditOf } from '../diagram-edit.js';
import { readAnnotation } from '../fragment.js';
import { without, writtenPath } from '../make.js';
import { type Change, change, refuse } from '../outcome.js';
import type { Scene } from '../scene.js';

const GONE = 'there is no such statement any more';

/** The annotation of that name, in any case of the word. */
export function annotationOf(statement: Statement, name: string): Annotation | undefined {
  return statement.annotations.find((each) => each.name.text.toLowerCase() === name.toLowerCase());
}

/** Sets the arguments of an annotation, or adds it: one that can stand more than once is set by `set-text`. */
export function setAnnotation(scene: Scene, { id, name, arguments: given }: EditOf<'set-annotation'>): Change {
  const statement = scene.statement(id);
  if (!statement) return refuse(GONE);
  const text = `@${name}${given?.trim() ? `(${given})` : ''}`;
  const read = readAnnotation(scene, text);
  if (read.kind === 'refused') return read;
  const old = MANY.has(name.toLowerCase()) ? undefined : annotationOf(statement, name);
  if (old) return scene.replace(old, read.node);
  const { annotations } = statement;
  const at = annotations.at(-1)?.span.end;
  if (at !== undefined) return change([{ span: { start: at, end: at }, text: ` ${text}` }]);
  const { start } = statement.span;
  return change([{ span: { start, end: start }, text: `${text}\n` }]);
}

/** Annotations of which a statement may have several. */
const MANY: ReadonlySet<string> = new Set(['tag', 'hint', 'enrich']);

export function removeAnnotation(scene: Scene, { id, name }: EditOf<'remove-annotation'>): Change {
  const statement = scene.statement(id);
  const annotation = statement && annotationOf(statement, name);
  return annotation ? deleteAnnotation(scene, annotation) : refuse(`there is no annotation "${name}"`);
}

/** Takes an annotation away with the blanks behind it. */
export function deleteAnnotation(scene: Scene, annotation: Annotation): Change {
  const { start, end } = annotation.span;
  const blanks = /^\s*/.exec(scene.text.slice(end))?.[0].length ?? 0;
  return change([{ span: { start, end: end + blanks }, text: '' }]);
}

export function setContext(scene: Scene, { id, context }: EditOf<'set-context'>): Change {
  const statement = scene.statement(id);
  if (!statement) return refuse(GONE);
  if (
    statement.body.kind.startsWith('create-') &&
    statement.body.kind !== 'create-window' &&
    statement.body.kind !== 'create-table'
  )
    return refuse('a definition belongs to no context', 'put it on a statement that selects, or on a window');
  if (context?.trim()) {
    if (statement.context) return change([{ span: statement.context.span, text: writtenPath(context.trim()) }]);
    const { start } = statement.body.span;
    return change([{ span: { start, end: start }, text: `context ${writtenPath(context.trim())}\n` }]);
  }
  return statement.context ? scene.replace(statement, without(statement, 'context')) : change([]);
}
