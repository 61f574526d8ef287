import { addColumn } from '../clause/column-edits.js';
import type { EditOf } from '../diagram-edit.js';
import { readPattern } from '../fragment.js';
import { inSequence } from '../in-sequence.js';
import { type Change, change, refuse } from '../outcome.js';
import { insertPattern } from '../pattern/pattern-edits.js';
import { isPattern } from '../pattern/pattern-tree.js';
import type { Scene } from '../scene.js';
import { addWindow } from '../source/window-edits.js';
import { addText } from './add-text.js';
import { addBranch } from './branch-edits.js';
import { paste } from './paste.js';
import { endOf, lineSpan } from './statement-text.js';

/** A statement goes before another, or to the end. */
export function moveStatement(scene: Scene, { id, before }: EditOf<'move-statement'>): Change {
  const statement = scene.statement(id);
  const target = before === undefined ? undefined : scene.statement(before);
  if (!statement || (before !== undefined && !target)) return refuse('there is no such statement any more');
  if (target === statement) return change([]);
  const text = scene.source(statement);
  const gone = { span: lineSpan(scene.document, statement), text: '' };
  if (!target) return inSequence(scene, [() => change([gone]), (now) => addText(now, text)]);
  const { start } = target.span;
  return change([gone, { span: { start, end: start }, text: `${text};\n\n` }]);
}

/** A copy of each behind its original: statements, parts of a pattern, windows, columns, branches. */
export function duplicate(scene: Scene, { ids }: EditOf<'duplicate'>): Change {
  const statements = ids.flatMap((id) => {
    const node = scene.node(id);
    return node?.kind === 'statement' ? [scene.source(node)] : [];
  });
  if (statements.length === ids.length && ids.length > 0)
    return paste(scene, { kind: 'paste', text: statements.join(';\n\n'), ...lastOf(ids) });
  const [id] = ids;
  return id !== undefined && ids.length === 1
    ? duplicateOne(scene, id)
    : refuse('choose whole statements, or one node, to duplicate');
}

function lastOf(ids: readonly string[]): { readonly after?: string } {
  const after = ids.at(-1);
  return after === undefined ? {} : { after };
}

function duplicateOne(scene: Scene, id: string): Change {
  const node = scene.node(id);
  if (!node) return refuse('only statements and what stands in them can be duplicated', 'choose a frame');
  const text = scene.source(node);
  if (isPattern(node)) {
    const read = readPattern(scene, text);
    if (read.kind === 'refused') return read;
    return insertPattern(scene, { kind: 'insert-pattern', pattern: text, place: { side: 'after', of: id } });
  }
  switch (node.kind) {
    case 'view':
      return addWindow(scene, { kind: 'add-window', id, view: text });
    case 'merge-clause':
    case 'split-branch':
      return addBranch(scene, { kind: 'add-branch', id, branch: text });
    case 'select-item':
      return addColumn(scene, { kind: 'add-column', id, column: text });
    default:
      return refuse('there can be one of this in a statement', 'duplicate the whole statement');
  }
}

/** Another text for a frame or a node as a whole. */
export function setText(scene: Scene, { id, text }: EditOf<'set-text'>): Change {
  const node = scene.node(id.replace(/\/(?:definition|epl)$/, ''));
  if (!node || node.kind === 'document') return refuse('there is no such node any more');
  if (text.trim() === '') return refuse('there is no text', 'delete the node instead');
  if (node.kind !== 'statement') return change([{ span: node.span, text: text.trim() }]);
  const bare = text.trim().replace(/;+\s*$/, '');
  const { closed } = endOf(scene.document, node);
  const open = /\/\/[^\n]*$/.test(bare) ? '\n' : '';
  return change([{ span: node.span, text: `${bare}${open}${closed || node === scene.document.statements.at(-1) ? '' : ';'}` }]);
}
