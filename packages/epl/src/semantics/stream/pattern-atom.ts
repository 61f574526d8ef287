import type { Annotation, PatternFilter } from '../../syntax/ast.js';
import { present } from '../../syntax/present.js';
import type { PatternAtom } from '../checked-stream.js';
import { duplicateName } from '../rules/duplicate-name.js';
import { checkEventSource } from './event-source.js';
import type { PatternContext } from './pattern-context.js';
import { tagScope } from './pattern-context.js';

/** `tag=Type(filter)@consume`: the filter sees its own event bare, under its tag and type, and the tags of the atoms before it. */
export function checkAtom(node: PatternFilter, id: string, context: PatternContext): PatternAtom {
  const { session, tags } = context;
  const tag = node.tag?.text;
  const around = { ...context.around, scope: tagScope(context) };
  const { source, type } = checkEventSource(node.filter, { id, alias: tag, around });
  if (node.tag !== undefined && tag !== undefined) {
    const known = tags.get(tag);
    if (known !== undefined && (known.type.name !== type.name || known.array))
      session.report(duplicateName, { what: 'tag', name: tag, span: node.tag.span });
    tags.set(tag, { name: tag, type, array: known?.array ?? false });
    session.bindings?.symbol(node.tag, { kind: 'tag', name: tag, type, array: false });
  }
  const consumeLevel = node.consume && levelOf(node.consume);
  return { kind: 'atom', id, span: node.span, source, ...present({ tag, consumeLevel }) };
}

function levelOf(annotation: Annotation): number {
  const value = annotation.arguments[0]?.value;
  return value?.kind === 'literal' && typeof value.value === 'number' ? value.value : 1;
}
