import type { TextEdit } from '@rulewright/core';
import { type Name, type Node, type Statement, type Stream, walk } from '@rulewright/epl/syntax';
import { nearestNode } from '../clause/holder.js';
import type { EditOf } from '../diagram-edit.js';
import { nameNode, without, writtenName, writtenPath } from '../make.js';
import { type Change, change, refuse } from '../outcome.js';
import { namesGiven } from '../pattern/tags.js';
import type { Scene } from '../scene.js';
import { annotationOf } from './annotation-edits.js';
import { declaredBy, takenNames } from './names.js';
import { namesOf } from './names-of.js';

/** Renames an alias, a tag, a statement or what a statement declares, with everything in the module that speaks of it. */
export function rename(scene: Scene, { id, name }: EditOf<'rename'>): Change {
  const wanted = name.trim();
  if (wanted === '') return refuse('a name needs at least one character');
  const node = nearestNode(scene, id);
  const statement = node && scene.statementOf(node);
  if (!node || !statement) return refuse('there is no such node any more');
  if (hasAlias(node)) return setAlias(scene, { kind: 'set-alias', id, name: wanted });
  if (node.kind === 'select-item') return renameColumn(scene, node, wanted);
  const declared =
    node.kind === 'insert-into' ? node.target.text : /\/definition$/.test(id) ? declaredBy(statement.body)[0] : undefined;
  if (declared !== undefined) return renameDeclared(scene, declared, wanted);
  return node === statement
    ? renameStatement(scene, statement, wanted)
    : refuse('this has no name of its own', 'rename its source or its column');
}

type Named = Extract<Node, { kind: 'stream' | 'trigger' | 'target' | 'pattern-filter' | 'observer' }>;

function hasAlias(node: Node): node is Named {
  return ['stream', 'trigger', 'target', 'pattern-filter', 'observer'].includes(node.kind);
}

function aliasOf(node: Named): Name | undefined {
  return node.kind === 'pattern-filter' || node.kind === 'observer' ? node.tag : node.alias;
}

/** Gives a source or an event of a pattern a name, another name, or none. */
export function setAlias(scene: Scene, { id, name }: EditOf<'set-alias'>): Change {
  const found = nearestNode(scene, id);
  const node = found?.kind === 'event-filter' ? scene.parentOf(found) : found;
  const statement = node && scene.statementOf(node);
  if (!node || !statement || !hasAlias(node)) return refuse('this takes no name', 'name a source, or an event of a pattern');
  const old = aliasOf(node);
  const wanted = name?.trim() ?? '';
  if (wanted === '') return withoutAlias(scene, { node, statement, old });
  if (old?.text === wanted) return change([]);
  if (namesGiven(statement).has(wanted))
    return refuse(`"${wanted}" is the name of another source of this statement`, 'choose another name');
  if (old) {
    const text = writtenName(wanted);
    return change([old, ...references(scene, statement, old.text)].map(({ span }) => ({ span, text })));
  }
  const field = node.kind === 'pattern-filter' || node.kind === 'observer' ? 'tag' : 'alias';
  const own = node.kind === 'stream' ? prefixed(scene, statement, node, wanted) : [];
  const made = scene.replace(node, { ...node, [field]: nameNode(wanted) } as Node);
  return made.kind === 'refused' ? made : change([...made.edits, ...own]);
}

/** A source that was called by its type's name is called by its new alias: the type's name no longer answers. */
function prefixed(scene: Scene, statement: Statement, { source }: Stream, now: string): readonly TextEdit[] {
  if (source.kind !== 'event-filter') return [];
  return references(scene, statement, source.type.text).map(({ span }) => ({ span, text: writtenName(now) }));
}

function withoutAlias(
  scene: Scene,
  { node, statement, old }: { readonly node: Named; readonly statement: Statement; readonly old: Name | undefined },
): Change {
  if (!old) return change([]);
  if (references(scene, statement, old.text).length > 0)
    return refuse(`"${old.text}" is spoken of in this statement`, 'change those places first, or give it another name');
  return scene.replace(node, without(node as Named & { alias?: Name; tag?: Name }, 'alias', 'tag') as Node);
}

/** Where the expressions of a statement begin with the name of a stream or a tag. */
export function references(scene: Scene, statement: Statement, name: string): readonly Name[] {
  const { bindings } = scene.checked;
  const places: Name[] = [];
  walk(statement, (node) => {
    const head = node.kind === 'wildcard' ? node.stream : node.kind === 'chain' ? headOf(node) : undefined;
    if (head?.text !== name) return;
    const symbol = bindings.symbolOf(head);
    const other = symbol?.kind === 'lambda-parameter' || symbol?.kind === 'variable' || symbol?.kind === 'declared-expression';
    const plain = symbol?.kind === 'property' && symbol.property.type.kind !== 'event' && symbol.property.type.kind !== 'array';
    if (!other && !plain) places.push(head);
  });
  return places;
}

function headOf(chain: Node & { kind: 'chain' }): Name | undefined {
  const [head] = chain.links;
  return head?.kind === 'name-link' ? head.name : undefined;
}

function renameColumn(scene: Scene, item: Node & { kind: 'select-item' }, name: string): Change {
  return scene.replace(item, { ...item, alias: nameNode(name) });
}

function renameStatement(scene: Scene, statement: Statement, name: string): Change {
  const quoted = `'${name.replace(/[\\']/g, '\\$&')}'`;
  if (scene.document.statements.some((other) => other !== statement && other.name === name))
    return refuse(`another statement is called "${name}"`, 'choose another name');
  const value = annotationOf(statement, 'Name')?.arguments[0]?.value;
  if (value) return change([{ span: value.span, text: quoted }]);
  const { start } = statement.span;
  return change([{ span: { start, end: start }, text: `@Name(${quoted})\n` }]);
}

/** A type, window, variable, context …: every statement of the module that names it names it anew. */
function renameDeclared(scene: Scene, old: string, now: string): Change {
  if (old === now) return change([]);
  if (takenNames(scene).has(now)) return refuse(`"${now}" is taken`, 'choose another name');
  const edits: TextEdit[] = [];
  walk(scene.document, (node) => {
    for (const name of namesOf(node, scene.checked.bindings)) {
      if (name.text === old) edits.push({ span: name.span, text: name.kind === 'name' ? writtenName(now) : writtenPath(now) });
    }
  });
  return change(edits);
}
